import type { Element, ElementContent, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { talkMinutes } from '@course/talk.ts';
import { rehypeTalk, slidesOfTalk } from '@site/markdown/talk.ts';

const piece = (name: string, children: unknown[] = [], attributes: string[] = []) => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: attributes.map((attribute) => ({ type: 'mdxJsxAttribute', name: attribute, value: null })),
  children,
});
const words = (value: string): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [{ type: 'text', value }],
});
const root = (...children: unknown[]): Root => ({ type: 'root', children: children as ElementContent[] });

describe('the slides of a talk', () => {
  it('are the title and every piece that is one; the words of a slide are those of its notes', () => {
    const tree = root(
      piece('Question', [words('What is asked?'), piece('Notes', [words('Say this – slowly.')])]),
      piece('Steps', [piece('Step', [words('Read, not said.')]), piece('Step')]),
      piece('Points', [words('Read as well.'), piece('Notes', [words('Two words.')])]),
      piece('Derivation', [words('Not on a slide.')]),
      piece('TakeHome', [words('Read at the end.')]),
    );
    expect(slidesOfTalk(tree).map((slide) => slide.words)).toEqual([0, 3, 0, 0, 2, 0]);
  });

  it('ask the class in a claim, in a check, and wherever the notes say so', () => {
    const asks = piece('Notes', [piece('Ask', [words('Why?')]), piece('Ask', [words('How?')])]);
    const tree = root(piece('Step', [asks]), piece('Misconception'), piece('Check', [asks]));
    expect(slidesOfTalk(tree).map((slide) => slide.questions)).toEqual([0, 2, 1, 3]);
  });

  it('leave out what is kept back for questions', () => {
    const tree = root(piece('Step', [], ['name', 'backup']), piece('Check', [], ['backup']), piece('Answer'));
    expect(slidesOfTalk(tree)).toHaveLength(2);
    const told = (value: string) => {
      const step = piece('Step');
      step.attributes.push({
        type: 'mdxJsxAttribute',
        name: 'backup',
        value: { type: 'mdxJsxAttributeValueExpression', value },
      } as never);
      return slidesOfTalk(root(step));
    };
    expect(told('true')).toHaveLength(1);
    expect(told('false')).toHaveLength(2);
  });
});

describe('the length of a talk', () => {
  const still = { words: 0, questions: 0 };

  it('counts words, looks and questions, each slide for itself', () => {
    const look = talkMinutes([still]);
    const ask = talkMinutes([{ ...still, questions: 1 }]) - look;
    expect(look).toBeGreaterThan(0);
    expect(ask).toBeGreaterThan(0);
    expect(talkMinutes([{ words: 130, questions: 2 }, still])).toBeCloseTo(1 + 2 * look + 2 * ask);
  });

  it('reaches the page in whole minutes', () => {
    const file = { data: { astro: { frontmatter: {} as Record<string, unknown> } } };
    rehypeTalk()(root(piece('Step', [piece('Notes', [words('word '.repeat(1300))])])), file);
    expect(file.data.astro.frontmatter.talk).toBe(11);
  });
});
