import type { Network } from '@network/graph.ts';
import { readNetwork } from '@network/python/index.ts';

/** Reads a source that should hold a network and gives it back. */
export function network(source: string): Network {
  const { network: found, diagnostics } = readNetwork(source);
  if (!found) throw new Error(`no network: ${diagnostics.map((each) => each.message).join(' ')}`);
  return found;
}

/** 'conv1 Conv2d < input' for each node behind the input. */
export const wiring = ({ nodes }: Network) =>
  nodes.slice(1).map((node) => `${node.id} ${node.kind} < ${node.inputs.join(' ')}`);

/** 'error 3:5 message hint' for each diagnostic. */
export const complaints = (source: string) =>
  readNetwork(source).diagnostics.map(({ severity, line, column, message, hint }) =>
    [`${severity} ${line}:${column}`, message, hint].filter(Boolean).join(' '),
  );

/** A Module class with the given lines in `__init__` and in `forward`. */
export const moduleSource = (init: string, forward: string, before = '') =>
  `${before}class Net(nn.Module):
    def __init__(self):
        super().__init__()
${indent(init)}
    def forward(self, x):
${indent(forward)}
`;

const indent = (lines: string) =>
  lines
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n');
