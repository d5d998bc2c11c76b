import { writeNetwork } from '@network/python/index.ts';
import { toCsv, toLatex, toMarkdown } from '@network/tables/index.ts';
import type { Settings } from '../settings.ts';
import { analysed } from './model.ts';

/** What the table can be copied as. */
export const forms = {
  Markdown: (settings: Settings) => toMarkdown(analysed(settings).analysis),
  CSV: (settings: Settings) => toCsv(analysed(settings).analysis),
  LaTeX: (settings: Settings) => toLatex(analysed(settings).analysis),
  PyTorch: (settings: Settings) => {
    const { network, source } = analysed(settings).reading;
    return network.nodes.length > 0 ? writeNetwork(network, { style: 'sequential' }) : source;
  },
} as const;

export type Form = keyof typeof forms;
