import { type RunnableDevEnvironment, createServer } from 'vite';

/** Imports a module through Vite, which resolves the aliases that plain Node does not know. */
export async function load<Module>(root: string, path: string): Promise<Module> {
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const { runner } = server.environments.ssr as RunnableDevEnvironment;
  const module = (await runner.import(path)) as Module;
  await server.close();
  return module;
}
