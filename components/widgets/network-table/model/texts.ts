import { writeNetwork } from '@network/python/index.ts';
import { toCsv, toLatex, toMarkdown } from '@network/tables/index.ts';
import type { Settings } from '../settings.ts';
import { analysed } from './model.ts';

/** What the table can be copied as, with the columns that it shows. */
export const forms = {
  Markdown: (settings: Settings) => toMarkdown(analysed(settings).analysis, settings),
  CSV: (settings: Settings) => toCsv(analysed(settings).analysis, settings),
  LaTeX: (settings: Settings) => toLatex(analysed(settings).analysis, settings),
  PyTorch: (settings: Settings) => {
    const { network, source } = analysed(settings).reading;
    return network.nodes.length > 0 ? writeNetwork(network, { style: 'sequential' }) : source;
  },
} as const;

export type Form = keyof typeof forms;
