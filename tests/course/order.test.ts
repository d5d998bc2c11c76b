import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { course, neighbours, pathOf } from '@course/order.ts';

const homework = parse(readFileSync('content/homework.yaml', 'utf8')) as {
  points?: number;
  questions: { id: string; points?: number }[];
}[];

describe('the course', () => {
  it('has eight lessons, then three labs', () => {
    expect(course.map(({ kind }) => kind)).toEqual([...Array(8).fill('lesson'), ...Array(3).fill('lab')]);
  });

  it('answers every question of the homework once, in its order', () => {
    expect(course.map(({ question }) => question)).toEqual(
      homework.flatMap(({ questions }) => questions.map(({ id }) => id)),
    );
  });

  it('is worth 100 points, as the homework is', () => {
    const worth = homework.map(
      ({ points, questions }) => points ?? questions.reduce((sum, question) => sum + question.points!, 0),
    );
    expect(worth).toEqual([20, 5, 10, 15, 50]);
  });

  it('gives each page an address of its own', () => {
    expect(new Set(course.map(pathOf)).size).toBe(course.length);
    expect(pathOf(course[0]!)).toBe('/lessons/parameter-sharing/');
    expect(pathOf(course.at(-1)!)).toBe('/labs/resnet/');
  });
});

describe('the neighbours of a page', () => {
  const written =
    (...names: string[]) =>
    (page: { name: string }) =>
      names.includes(page.name);

  it('skip what is not written', () => {
    const pages = written('parameter-sharing', 'where-cnns-fit', 'inception', 'optimizers', 'resnet');
    const { previous, next } = neighbours('inception', pages);
    expect([previous?.name, next?.name]).toEqual(['where-cnns-fit', 'optimizers']);
  });

  it('are none at the ends', () => {
    expect(neighbours('inception', written('inception'))).toEqual({ previous: undefined, next: undefined });
  });

  it('are refused for a page that the course does not have, with the names it has', () => {
    expect(() => neighbours('incepton', () => true)).toThrow(
      /no page is called 'incepton'; there are parameter-sharing,/,
    );
  });
});
