import { getCollection, type CollectionEntry } from 'astro:content';

export type Term = CollectionEntry<'glossary'>['data'];

const spelling = (word: string): string => word.trim().toLowerCase();

/** The glossary's entry for a word in any of its spellings. @throws Error that lists the terms there are. */
export async function termCalled(word: string): Promise<Term> {
  const entries = (await getCollection('glossary')).map(({ data }) => data);
  const found = entries.find(({ id, term, also }) =>
    [id, term, ...also].some((name) => spelling(name) === spelling(word)),
  );
  if (found === undefined)
    throw new Error(
      `Term: glossary.yaml does not define '${word}'; it defines ${entries.map(({ term }) => term).join(', ')}. Where the sentence needs another word, write <Term of="…">.`,
    );
  return found;
}
