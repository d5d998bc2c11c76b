import { expect, test } from 'vitest';
import { toBytes, toText } from '@kit/bytes.ts';

test('bytes come back from their text, every value of them and very many', () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 256);
  expect(toText(bytes)).toMatch(/^[\w+/=]+$/);
  expect(toBytes(toText(bytes))).toEqual(bytes);
});
