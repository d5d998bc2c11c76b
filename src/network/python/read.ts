import type { Diagnostic } from '../diagnostic.ts';
import type { Network } from '../graph.ts';
import { closeBrackets } from './brackets.ts';
import { readBullets } from './bullets.ts';
import { countItems, countListed } from './items.ts';
import { normalise } from './normalise.ts';
import { longestLine, longLine } from './parse.ts';
import { SourceText } from './place.ts';
import { readProgram } from './program.ts';
import { OutOfBudget, Run } from './run.ts';

const mostCharacters = 200_000;

export interface ReadResult {
  /** Null where the source holds no network that can be read. */
  network: Network | null;
  diagnostics: Diagnostic[];
}

/**
 * Reads a network from PyTorch source: a list of layers (with or without bullets, bold names and backticks, or as
 * repr(model) prints it), an nn.Sequential, or nn.Module classes. Nothing is executed: the source is interpreted as a
 * small subset of Python, within a budget. Whatever is wrong comes back as a diagnostic at its place; it never throws.
 */
export function readNetwork(text: string): ReadResult {
  const source = new SourceText(text.slice(0, mostCharacters + 1));
  const network = guarded(source, () => read(source));
  const diagnostics = source.diagnostics.toSorted((a, b) => a.from - b.from);
  return { network, diagnostics };
}

function read(source: SourceText): Network | null {
  if (source.text.length > mostCharacters) {
    source.error(
      { from: mostCharacters, to: mostCharacters },
      `The source is longer than ${mostCharacters.toLocaleString('en')} characters, so nothing was read.`,
    );
    return null;
  }
  const long = longLine(source.text);
  if (long) {
    source.error(
      long,
      `This line is longer than ${longestLine.toLocaleString('en')} characters, so nothing was read.`,
      'Break it up.',
    );
    return null;
  }
  normalise(source);
  const run = new Run(source);
  if (!isList(source.read)) {
    closeBrackets(source);
    return readProgram(run);
  }
  const trace = readBullets(run);
  return trace && trace.network('network', trace.latest);
}

/** Whether the text lists layers line by line, rather than being a program. */
function isList(text: string): boolean {
  if (/^[ \t]*class\s+\w+/m.test(text)) return false;
  const listed = countListed(text);
  const program = text.match(
    /^[ \t]*(?:import|from|def|for|return|with|@\w)\b|^[ \t]*(?:\w[\w.]*[ \t]*=[ \t]*)?(?:torch\.)?(?:nn\.)?(?:Sequential|ModuleList|OrderedDict)\(/gm,
  );
  if (program) return listed > program.length;
  return listed > 0 || countItems(text) > 0;
}

/** Turns running out of budget, and any fault of the reader's own, into a diagnostic. */
function guarded(source: SourceText, body: () => Network | null): Network | null {
  try {
    return body();
  } catch (fault) {
    if (!(fault instanceof OutOfBudget))
      source.error(
        { from: 0, to: 0 },
        'This source could not be read; that is a fault of the reader.',
        String(fault).slice(0, 200),
      );
    return null;
  }
}
