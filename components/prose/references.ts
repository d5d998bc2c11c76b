import { getCollection, type CollectionEntry } from 'astro:content';

type Entry = CollectionEntry<'references'>['data'];

/** A source; `dated` tells apart what the same authors wrote in one year: '2016a', '2016b', in the order of references.yaml. */
export type Reference = Entry & { readonly dated: string | undefined };

/** The source with this id. @throws Error that lists the ids there are. */
export async function referenceOf(id: string): Promise<Reference> {
  const all = await getCollection('references');
  const found = all.find((reference) => reference.id === id);
  if (found === undefined)
    throw new Error(
      `Cite: references.yaml has no source '${id}'; it has ${all.map((reference) => reference.id).join(', ')}.`,
    );
  const alike = all.filter(
    ({ data }) => data.year === found.data.year && whoWrote(data) === whoWrote(found.data),
  );
  const letter = alike.length > 1 ? 'abcdefgh'.charAt(alike.indexOf(found)) : '';
  return { ...found.data, dated: found.data.year === undefined ? undefined : `${found.data.year}${letter}` };
}

const surname = (author: string): string => author.split(' ').at(-1) ?? author;

/** 'Luo et al.', 'Dumoulin and Visin'; a name of its own where it has one, or the title where it has no year, as documentation has none. */
export function whoWrote({ authors, short, year, title }: Entry): string {
  if (short !== undefined) return short;
  if (year === undefined) return title;
  const [first = '', second] = authors.map(surname);
  if (authors.length > 2) return `${first} et al.`;
  return second === undefined ? first : `${first} and ${second}`;
}

/** The authors in full, as a list of sources prints them. */
export const namesOf = ({ authors }: Entry): string => new Intl.ListFormat('en-GB').format(authors);

/** What ends a title: a question has its mark already. */
export const stopAfter = ({ title }: Entry): string => (/[?!]$/.test(title) ? '' : '.');

/** The address of a source in the page's own list. */
export const anchorOf = ({ id }: Entry): string => `source-${id}`;
