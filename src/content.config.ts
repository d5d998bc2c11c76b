import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

const lessons = defineCollection({
  loader: glob({ base: './content/lessons', pattern: '*.mdx' }),
  schema: z.strictObject({ title: z.string(), question: z.string(), summary: z.string(), minutes: z.number() }),
});

export const collections = { lessons };
