import { PICTURE_SIDES, pictureName } from '@kit/picture/address.ts';
import { landscape } from '@kit/picture/landscape.ts';
import { toWebp } from '@kit/picture/webp.ts';
import type { APIRoute, GetStaticPaths } from 'astro';

export const getStaticPaths: GetStaticPaths = () =>
  PICTURE_SIDES.map((side) => ({ params: { name: pictureName(side) }, props: { side } }));

/** The drawn picture as a file, so that it is there without JavaScript and on paper. */
export const GET: APIRoute<{ side: number }> = async ({ props: { side } }) =>
  new Response(await toWebp(landscape(side, side)), { headers: { 'Content-Type': 'image/webp' } });
