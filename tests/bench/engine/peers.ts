import { readFileSync } from 'node:fs';

/** Who takes part, in the order of the table. The key names the file in contenders/, the package tells the version. */
export interface Peer {
  key: string;
  name: string;
  package?: string;
  /** Whether its page is cross-origin isolated, and it runs in a worker of it. */
  isolated?: boolean;
}

export const ours: Peer = { key: 'fieldbook', name: 'Fieldbook' };

export const peers: readonly Peer[] = [
  { key: 'fieldbook-2', name: 'two threads', isolated: true },
  { key: 'ort-training', name: 'onnxruntime 1.17', package: 'onnxruntime-web-training' },
  { key: 'ort', name: 'onnxruntime', package: 'onnxruntime-web' },
  { key: 'tfjs-wasm', name: 'tfjs wasm', package: '@tensorflow/tfjs-backend-wasm' },
  { key: 'tfjs-cpu', name: 'tfjs cpu', package: '@tensorflow/tfjs-backend-cpu' },
  { key: 'jax', name: 'jax-js', package: '@jax-js/jax' },
  { key: 'convnet', name: 'convnetjs', package: 'convnetjs' },
];

export const versionOf = ({ package: name }: Peer): string => {
  if (!name) return '';
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).version;
};
