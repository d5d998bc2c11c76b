import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { type About, type Example, faceOf } from '@kit/face.ts';
import type { Table } from '@kit/settings.ts';

/** A widget as the gallery shows it: its face, what it is, and its named settings. */
export interface Widget {
  readonly name: string;
  readonly about: About;
  readonly examples: readonly Example[];
  readonly settings: Table;
  readonly Face: AstroComponentFactory;
}

const faces = import.meta.glob<AstroComponentFactory>('/components/widgets/*/*.astro', {
  eager: true,
  import: 'default',
});
const tables = import.meta.glob<Table>('/components/widgets/*/settings.ts', {
  eager: true,
  import: 'settings',
});
const shown = import.meta.glob<Pick<Widget, 'about' | 'examples'>>('/components/widgets/*/examples.ts', {
  eager: true,
});

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** Every widget that has examples, by name. */
export const widgets: readonly Widget[] = Object.entries(shown).map(([path, { about, examples }]) => {
  const folder = folderOf(path);
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const Face = faces[`${folder}/${faceOf(name)}.astro`];
  const settings = tables[`${folder}/settings.ts`];
  if (Face === undefined || settings === undefined)
    throw new Error(
      `gallery: ${folder} has examples, so it needs ${faceOf(name)}.astro and settings.ts too.`,
    );
  return { name, about, examples, settings, Face };
});

/** An example's settings as an address spells them. */
export const queryOf = ({ settings }: Widget, example: Example): string =>
  settings.toQuery(settings.check(example.settings)).toString();
