import fc from 'fast-check';
import { type Settings, settings } from '@widgets/transposed-conv/settings.ts';

/** Any settings that the figure would take. */
export const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    view: fc.constantFrom(...settings.fields.view.options),
    over: fc.constantFrom(...settings.fields.over.options),
    input: fc.integer({ min: 2, max: 5 }),
    kernel: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 3 }),
    dilation: fc.integer({ min: 1, max: 2 }),
    padding: fc.integer({ min: 0, max: 8 }),
    outputPadding: fc.integer({ min: 0, max: 2 }),
    weights: fc.constantFrom(...settings.fields.weights.options),
    drawn: fc.array(fc.record({ w: fc.integer({ min: -16, max: 16 }).map((quarters) => quarters / 4) }), {
      minLength: 25,
      maxLength: 25,
    }),
    values: fc.constantFrom(...settings.fields.values.options),
    stamped: fc.integer({ min: 0, max: 25 }),
    focus: fc.constantFrom(...settings.fields.focus.options),
    at: fc.nat({ max: 5000 }),
  })
  .map((drawn) => settings.fit(drawn))
  .filter((drawn) => settings.rule(drawn) === undefined);
