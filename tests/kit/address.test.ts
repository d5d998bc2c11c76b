import { expect, test } from 'vitest';
import { embedAddress, galleryAddress, href, underBase, withQuery } from '@kit/address.ts';

test('a path goes under whatever base the site is served from', () => {
  expect(underBase('/', '/gallery/')).toBe('/gallery/');
  expect(underBase('/course', '/gallery/')).toBe('/course/gallery/');
  expect(underBase('/course/', '/')).toBe('/course/');
});

test('an empty query leaves an address as it is', () => {
  expect(withQuery('/gallery/x/', '')).toBe('/gallery/x/');
  expect(withQuery('/gallery/x/', 'kernel=5')).toBe('/gallery/x/?kernel=5');
});

test('a figure has a page and an embed of its own', () => {
  expect(href('/lessons/inception/')).toBe('/lessons/inception/');
  expect(galleryAddress('receptive-field', 'input=9')).toBe('/gallery/receptive-field/?input=9');
  expect(embedAddress('receptive-field')).toBe('/embed/receptive-field/');
});
