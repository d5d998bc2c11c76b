import { expect, it } from 'vitest';
import { firstSet } from '@prose/steps/set.ts';

it('the first step of a lesson tells the figure where to start, whatever is written before it', () => {
  const html =
    '<p>Words</p><section class="step" data-step="a" data-set="{&#34;row&#34;:&quot;a &#38; b&quot;}"></section>' +
    '<section class="step" data-step="b" data-set="{&quot;row&quot;:2}"></section>';
  expect(firstSet(html)).toEqual({ row: 'a & b' });
});

it('an entity that an author wrote in a setting stays one', () => {
  expect(
    firstSet('<section data-set="{&quot;source&quot;:&quot;&amp;lt; &#38;amp;&quot;}"></section>'),
  ).toEqual({
    source: '&lt; &amp;',
  });
});

it('a figure whose steps set nothing starts as it is', () => {
  expect(firstSet('<p>No step here</p>')).toEqual({});
});
