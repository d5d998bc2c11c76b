/**
 * `npm run kernels`: compiles `kernels/` twice, with and without relaxed SIMD, into `built/kernels.ts`, as text:
 * so it loads the same way in a page, a worker, a test and Node, with nothing to fetch and nothing to wait for.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const here = fileURLToPath(new URL('.', import.meta.url));

async function compile(...features: string[]): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await main(
    // prettier-ignore
    ['kernels/index.ts', '--outFile', 'kernels.wasm', '--baseDir', here, '--optimizeLevel', '3', '--runtime', 'stub',
      '--noAssert', '--importMemory', ...features.flatMap((feature) => ['--enable', feature])],
    {
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error || !binary) throw new Error(`The kernels do not compile:\n${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}

mkdirSync(`${here}/built`, { recursive: true });
writeFileSync(
  `${here}/built/kernels.ts`,
  `// Made by build.ts from kernels/; not to be edited.
export const simd = '${await compile('simd')}';
export const relaxedSimd = '${await compile('simd', 'relaxed-simd')}';
`,
);
