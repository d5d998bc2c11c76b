import { describe, expect, it } from 'vitest';
import { headlinesOf } from '@prose/deck/headlines.ts';

const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`).join(' ');

describe('the slide of an answer', () => {
  it('has what each paragraph says in bold, and keeps the notes apart', () => {
    const notes = '<aside class="notes" aria-label="x"><p><strong>Ask:</strong> why?</p></aside>';
    const html =
      '<p><strong>One kernel, <em>everywhere</em>.</strong> So all. <strong>It is small,</strong> too.</p>' +
      `<p>Nothing to show.</p><p><strong data-x="1">A sum: <code>g</code>.</strong></p>${notes}`;
    expect(headlinesOf(html)).toEqual({
      paragraphs: [['One kernel, <em>everywhere</em>', 'It is small'], ['A sum: <code>g</code>']],
      notes,
    });
  });

  it('has a line of a list once, though the list be spaced', () => {
    const html = '<ul><li><p><strong>One.</strong> So.</p></li><li><p><strong>Two.</strong></p></li></ul>';
    expect(headlinesOf(html).paragraphs).toEqual([['One'], ['Two']]);
  });

  it('fails the build where nothing is in bold, or too much to be read from the back row', () => {
    const line = (text: string) => `<p><strong>${text}</strong></p>`;
    expect(() => headlinesOf('<p>All plain.</p>')).toThrow('nothing in bold');
    expect(() => headlinesOf(line(words(15)))).toThrow('15 words');
    expect(() => headlinesOf(line('short').repeat(8))).toThrow('8 lines');
  });

  it('does not count the definition that a term carries', () => {
    const card = `<span class="card-text" hidden> <b>pad</b> <span>${words(20)}</span> </span>`;
    expect(() => headlinesOf(`<p><strong><a>Padding</a>${card} cuts</strong></p>`)).not.toThrow();
  });
});
