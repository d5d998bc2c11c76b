import { getCollection, type CollectionEntry } from 'astro:content';

export type Reference = CollectionEntry<'references'>['data'];

/** The source with this id. @throws Error that lists the ids there are. */
export async function referenceOf(id: string): Promise<Reference> {
  const all = await getCollection('references');
  const found = all.find((reference) => reference.id === id);
  if (found === undefined)
    throw new Error(
      `Cite: references.yaml has no source '${id}'; it has ${all.map((reference) => reference.id).join(', ')}.`,
    );
  return found.data;
}

const surname = (author: string): string => author.split(' ').at(-1) ?? author;

/** 'Luo et al.', 'Dumoulin and Visin'; the title where a source has no year, as documentation has none. */
export function whoWrote({ authors, year, title }: Reference): string {
  if (year === undefined) return title;
  const [first = '', second] = authors.map(surname);
  if (authors.length > 2) return `${first} et al.`;
  return second === undefined ? first : `${first} and ${second}`;
}

/** The authors in full, as a list of sources prints them. */
export const namesOf = ({ authors }: Reference): string => new Intl.ListFormat('en-GB').format(authors);

/** What ends a title: a question has its mark already. */
export const stopAfter = ({ title }: Reference): string => (/[?!]$/.test(title) ? '' : '.');

/** The address of a source in the page's own list. */
export const anchorOf = ({ id }: Reference): string => `source-${id}`;
