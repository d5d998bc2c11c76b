import type { SegmenterRecord } from '@training/segmentation/record.ts';
import { recipe, results } from './recorded.json';

/** What each network came to on the pictures held out, without its weights. */
export const held = results as readonly SegmenterRecord[];

/** Pictures that the numbers are of. */
export const heldCount = recipe.held.count;
