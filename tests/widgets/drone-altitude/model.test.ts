import { analyse } from '@network/analysis/index.ts';
import { detector as source } from '@network/models/trained.ts';
import { readNetwork } from '@network/python/index.ts';
import { describe, expect, test } from 'vitest';
import { face } from '@kit/face.ts';
import { CELL, FIELD, VIEW } from '@training/aerial/grid.ts';
import { species } from '@training/data/aerial/animals.ts';
import { APART, chartOf } from '@widgets/drone-altitude/chart.ts';
import { examples } from '@widgets/drone-altitude/examples.ts';
import { cellAt, modelOf } from '@widgets/drone-altitude/model.ts';
import { see } from '@widgets/drone-altitude/see.ts';
import { packAnswers, shotOf, unpackAnswers } from '@widgets/drone-altitude/seen.ts';
import { type Settings, settings } from '@widgets/drone-altitude/settings.ts';
import { learnedFrom, network, surveys, trainings } from '@widgets/drone-altitude/surveys.ts';
import { tagsOf } from '@widgets/drone-altitude/tags.ts';

const modelAt = (some: Partial<Settings>) => {
  const at = settings.check({ ...settings.defaults, ...some });
  return modelOf(at, see(shotOf(at)).seen);
};
const named = (example: string) => face('drone-altitude', settings, examples, { example }).initial;
const modelOfExample = (example: string) => modelAt(named(example));

describe.each(examples)('$name', ({ name }) => {
  const model = modelOfExample(name);

  test('is a figure that can be drawn, with the wolf in it', () => {
    expect(model.wolf?.kind).toBe('wolf');
    expect(model.summary).toMatch(/^From \d+ m the wolf is [\d.]+ × [\d.]+ pixels\. (Found|Lost): /);
    expect(model.animals.length).toBeGreaterThan(0);
  });

  test('has tags that keep apart', () => {
    const tags = tagsOf(model.finds, model.looked.field);
    for (const [index, tag] of tags.entries()) {
      for (const other of tags.slice(index + 1)) {
        expect(Math.abs(tag.x - other.x) >= 46 || Math.abs(tag.y - other.y) >= 10).toBe(true);
      }
    }
  });
});

describe('what the examples promise', () => {
  test('at the height that it learned from, the wolf is found and nothing else', () => {
    const { wolf, finds, reasons } = modelOfExample('mid');
    expect(wolf).toMatchObject({ found: true, told: 'wolf' });
    expect(finds.map(({ right }) => right)).toEqual([true]);
    expect(reasons).toEqual([]);
  });

  test('too low, the wolf is longer than the field, and falls to pieces', () => {
    const { size, finds, reasons } = modelOfExample('low');
    expect(size.length).toBeGreaterThan(FIELD);
    expect(reasons[0]).toMatch(/^Larger than the field: /);
    expect(finds.filter(({ right }) => right).length).toBeGreaterThan(1);
  });

  test('too high, it is lost; with every height learned it is found, among stones', () => {
    expect(modelOfExample('high').wolf?.found).toBe(false);
    const { wolf, finds } = modelOfExample('every-height');
    expect(wolf?.found).toBe(true);
    expect(finds.filter(({ right }) => !right).length).toBeGreaterThan(2);
  });

  test('the same turn loses the wolf to one detector and not to the other', () => {
    expect(modelOfExample('turned').wolf?.found).toBe(false);
    expect(modelOfExample('turned').reasons[0]).toContain('turned by 90');
    expect(modelOfExample('augmented').wolf?.found).toBe(true);
  });

  test('the dog passes for a wolf, and at dusk not only the dog does', () => {
    expect(modelOfExample('look-alike').animals.find(({ kind }) => kind === 'dog')?.found).toBe(true);
    expect(modelOfExample('dusk').astray).toBeGreaterThan(100);
    expect(modelOfExample('dusk').summary).toMatch(
      / \d+ cells that show no wolf say wolf too\. 3 false alarms, finds with no wolf in them\./,
    );
    expect(modelOfExample('mid').astray).toBeLessThan(20);
  });
});

describe('the model', () => {
  test('what is said of the wolf is the best of its find, where there is one, else the best of its own cells', () => {
    const { wolf, finds } = modelOfExample('every-height');
    expect(wolf!.score).toBe(finds.find(({ right }) => right)!.score);
    expect(wolf!.wolf).toBeLessThan(wolf!.score!);
    expect(modelOfExample('high').wolf!.score).toBeUndefined();
  });

  test('a higher threshold never finds more cells', () => {
    const cells = [0.2, 0.5, 0.8].map((threshold) =>
      modelAt({ altitude: 80, trained: 'everywhere', threshold }).finds.flatMap((find) => find.cells),
    );
    expect(cells[0]!.length).toBeGreaterThan(cells[1]!.length);
    expect(cells[1]!.length).toBeGreaterThan(cells[2]!.length);
    expect(cells[0]).toEqual(expect.arrayContaining(cells[2]!));
  });

  test('the cell that is looked at answers what the heat map shows there', () => {
    const model = modelAt({ row: 8, column: 14 });
    expect(model.looked.answers[1]).toBe(model.heat[8 * 29 + 14]);
    expect(model.looked.answers.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 1);
    expect(model.looked.field).toEqual({ top: 8 * CELL, left: 14 * CELL, height: FIELD, width: FIELD });
  });

  test('a place in the photograph leads to the cell that holds it, at the border to the nearest', () => {
    const { looked } = modelAt({ row: 3, column: 20 });
    expect(cellAt(looked.cell.top + 1, looked.cell.left + 3)).toEqual({ row: 3, column: 20 });
    expect(cellAt(0, VIEW.width)).toEqual({ row: 0, column: 28 });
  });

  test('answers survive being written into a page', () => {
    const values = Float32Array.from({ length: species.length * 19 * 29 }, (_, at) => (at % 256) / 255);
    const packed = packAnswers({ rows: 19, columns: 29, values });
    expect(unpackAnswers(packed).values).toEqual(values);
  });
});

describe('the record', () => {
  test('has the network’s numbers as the analysis counts them', () => {
    const analysis = analyse(readNetwork(source).network!, { input: [1, 3, VIEW.height, VIEW.width] });
    expect(network).toMatchObject({
      field: FIELD,
      jump: CELL,
      start: 0,
      parameters: analysis.totals.total,
      macs: analysis.totals.work,
    });
  });

  test('counts add up: what is told of wolves and dogs is as many as there were', () => {
    for (const row of [...surveys.altitude, ...surveys.heading, ...surveys.light]) {
      for (const training of trainings) {
        const { told, wolves, dogs, found, mistaken } = row[training];
        const ofKind = (number: number) =>
          told
            .slice(number * species.length, (number + 1) * species.length)
            .reduce((sum, count) => sum + count, 0);
        expect([ofKind(1), ofKind(2)]).toEqual([wolves, dogs]);
        expect(found).toBeLessThanOrEqual(wolves);
        expect(mistaken).toBeLessThanOrEqual(dogs);
      }
    }
  });

  test('what the lesson says of it: in their own heights all find nearly all, beyond them two find none', () => {
    for (const { at, ...tallies } of surveys.altitude) {
      for (const training of trainings) {
        const { found, wolves } = tallies[training];
        const [low, high] = learnedFrom(training);
        if (at.altitude >= low && at.altitude <= Math.min(40, high))
          expect(found / wolves).toBeGreaterThan(0.9);
        if (at.altitude >= 2 * high) expect(found).toBe(0);
      }
    }
  });

  test('what the lesson says of turning: across, one finds none; augmented, nearly all at every heading', () => {
    for (const { at, straight, turned } of surveys.heading) {
      expect(turned.found / turned.wolves).toBeGreaterThan(0.95);
      if (at.heading === 90 || at.heading === 270) expect(straight.found).toBe(0);
    }
  });
});

test.each(['altitude', 'heading'] as const)('the names of the lines by %s keep apart', (axis) => {
  for (const measure of ['found', 'alarms'] as const) {
    const places = chartOf(axis, measure).lines.map(({ nameY }) => nameY);
    for (const [index, y] of places.entries()) {
      expect(y).toBeLessThanOrEqual(1 + 1e-9);
      if (index > 0) expect(y - places[index - 1]!).toBeGreaterThanOrEqual(APART - 1e-9);
    }
  }
});

test('no line leaves its plot', () => {
  for (const axis of ['altitude', 'heading'] as const) {
    for (const measure of ['found', 'alarms'] as const) {
      for (const { points } of chartOf(axis, measure).lines) {
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(100);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(1);
        }
      }
    }
  }
});
