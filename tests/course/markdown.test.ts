import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Element, ElementContent, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { rehypeCitations } from '@site/markdown/citations.ts';
import { rehypeEditions } from '@site/markdown/editions.ts';
import { rehypeNames } from '@site/markdown/names.ts';
import { rehypeScrollers } from '@site/markdown/scrollers.ts';
import { rehypeSections } from '@site/markdown/sections.ts';
import { rehypeUnbroken } from '@site/markdown/unbroken.ts';

const element = (tagName: string, children: ElementContent[] = [], properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const heading = (id: string) => element('h2', [], { id });
const root = (...children: Root['children']): Root => ({ type: 'root', children });
const piece = (name: string, of?: string, attribute = 'of') => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: of === undefined ? [] : [{ type: 'mdxJsxAttribute', name: attribute, value: of }],
  children: [],
});
const pieces = (...nodes: ReturnType<typeof piece>[]) => root(...(nodes as unknown as Root['children']));

describe('sections', () => {
  it('hold each second-level heading with what follows it, and are named by it', () => {
    const tree = root(
      element('p'),
      heading('one'),
      element('p'),
      heading('two'),
      element('h3'),
      element('ul'),
    );
    rehypeSections()(tree);
    const [before, one, two] = tree.children as Element[];
    expect(before?.tagName).toBe('p');
    expect(one?.properties.ariaLabelledBy).toEqual(['one']);
    expect(one?.children.map((child) => (child as Element).tagName)).toEqual(['h2', 'p']);
    expect(two?.children.map((child) => (child as Element).tagName)).toEqual(['h2', 'h3', 'ul']);
  });
});

describe('a table', () => {
  it('gets a box of its own to scroll in, at any depth, and only one', () => {
    const tree = root(element('table'), element('section', [element('table')]));
    rehypeScrollers()(tree);
    rehypeScrollers()(tree);
    const [top, section] = tree.children as Element[];
    expect(top).toEqual(element('div', [element('table')], { className: ['scroll'] }));
    expect(section?.children).toEqual([element('div', [element('table')], { className: ['scroll'] })]);
  });
});

describe('a figure', () => {
  it('takes the edition of its page; a piece of a sentence from the same folder does not', () => {
    const imports = {
      type: 'mdxjsEsm',
      value:
        "import DroneAltitude from '@widgets/drone-altitude/DroneAltitude.astro'\nimport Wolf from '@widgets/drone-altitude/Wolf.astro'",
    };
    const figure = piece('DroneAltitude', 'x');
    const word = piece('Wolf', 'x');
    const tree = { type: 'root', children: [imports, figure, word] } as unknown as Root;
    rehypeEditions()(tree);
    expect(figure.attributes.map(({ name }) => name)).toEqual(['of', 'edition']);
    expect(word.attributes.map(({ name }) => name)).toEqual(['of']);
  });

  it('must have a file that is named as its folder', () => {
    const widgets = mkdtempSync(join(tmpdir(), 'widgets-'));
    mkdirSync(join(widgets, 'shape-ladder'));
    writeFileSync(join(widgets, 'shape-ladder', 'Shapeladder.astro'), '');
    const value = "import Ladder from '@widgets/shape-ladder/Shapeladder.astro'";
    const tree = { type: 'root', children: [{ type: 'mdxjsEsm', value }] } as unknown as Root;
    expect(() => rehypeEditions(pathToFileURL(`${widgets}/`))(tree)).toThrow(
      'This page imports Shapeladder.astro of the widget shape-ladder, which has no ShapeLadder.astro',
    );
  });
});

describe('the name of a step', () => {
  const named = (...names: string[]) => pieces(...names.map((name) => piece('Step', name, 'name')));

  it.each(['check', 'check-2', 'take-home', 'more', 'points'])(
    'cannot be “%s”, the address of a slide',
    (name) => {
      expect(() => rehypeNames()(named('one', name))).toThrow(
        `<Step name="${name}">: in the deck, this is the address of a slide of the kind “${name.replace('-2', '')}”`,
      );
    },
  );

  it('cannot be that of another step', () => {
    expect(() => rehypeNames()(named('one', 'two', 'one'))).toThrow(
      '<Step name="one">: another step of this lesson has this name; choose another.',
    );
  });

  it('may begin with a kind, as “answers-late” and “check-the-sum” do', () => {
    expect(() => rehypeNames()(named('answers-late', 'check-the-sum'))).not.toThrow();
  });
});

describe('the list of sources', () => {
  it('is told each cited reference once, in the order of the text', () => {
    const list = piece('Sources');
    rehypeCitations()(
      pieces(piece('Cite', 'luo-2016'), piece('Cite', 'he-2016'), piece('Cite', 'luo-2016'), list),
    );
    expect(list.attributes).toEqual([{ type: 'mdxJsxAttribute', name: 'cited', value: 'luo-2016 he-2016' }]);
  });

  it('must be there where something is cited', () => {
    expect(() => rehypeCitations()(pieces(piece('Cite', 'luo-2016')))).toThrow(
      /cites luo-2016.*<Sources \/>/,
    );
  });

  it('is not needed where nothing is', () => {
    expect(() => rehypeCitations()(pieces(piece('Term')))).not.toThrow();
  });
});

describe('sizes and percentages', () => {
  it.each([
    ['a 3 × 3 kernel', 'a 3_×_3 kernel'],
    ['at 5 %, or 6 % of it', 'at 5_%, or 6_% of it'],
    [' × ', '_×_'],
    ['3 × 3 × 3', '3_×_3_×_3'],
    ['from 20 to 40 m. In 2 metres', 'from 20 to 40_m. In 2 metres'],
    [' s of the sound', '_s of the sound'],
    ['a b', 'a b'],
  ])('of “%s” stay on one line', (text, bound) => {
    const tree = root(element('p', [{ type: 'text', value: text }]));
    rehypeUnbroken()(tree);
    const [paragraph] = tree.children as Element[];
    expect(paragraph!.children).toEqual([{ type: 'text', value: bound.replaceAll('_', '\u00a0') }]);
  });
});
