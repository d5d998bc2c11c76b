import { file, glob } from 'astro/loaders';
import { defineCollection, reference } from 'astro:content';
import { z } from 'astro/zod';

const said = z.string().trim().min(1);

/** A lesson or lab: `question` is the id of what it answers in homework.yaml, `minutes` what a reader needs for it. */
const page = z.strictObject({
  title: said,
  question: said,
  summary: said,
  minutes: z.int().positive(),
});

const lessons = defineCollection({
  loader: glob({ base: './content/lessons', pattern: '*.mdx' }),
  schema: page,
});

const question = z.strictObject({
  id: said,
  label: said.optional(),
  points: z.int().positive().optional(),
  heading: said.optional(),
  introduction: said.optional(),
  text: said,
});

/** Points stand with the questions, or with the problem where the homework gives them to the whole. */
const homework = defineCollection({
  loader: file('./content/homework.yaml'),
  schema: z.strictObject({
    id: said,
    title: said,
    points: z.int().positive().optional(),
    introduction: said.optional(),
    questions: z.array(question).min(1),
  }),
});

const glossary = defineCollection({
  loader: file('./content/glossary.yaml'),
  schema: z.strictObject({
    id: said,
    term: said,
    also: z.array(said).default([]),
    means: said,
    cite: z.array(reference('references')).default([]),
  }),
});

const references = defineCollection({
  loader: file('./content/references.yaml'),
  schema: z.strictObject({
    id: said,
    authors: z.array(said).min(1),
    /** What a sentence calls it, where that is not its authors. */
    short: said.optional(),
    year: z.int().optional(),
    title: said,
    venue: said,
    url: z.url(),
  }),
});

export const collections = { lessons, homework, glossary, references };
