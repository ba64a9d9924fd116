import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { brands, categories } from './catalogue.ts';
import { bannerPicture, banners, iconPicture } from './pictures/banners.ts';
import { loadEmoji, withEmoji } from './pictures/emoji.ts';
import { atHome, detail, hero, specCard, variantPicture } from './pictures/gallery.ts';
import type { DemoProduct } from './types.ts';

export { banners } from './pictures/banners.ts';

/** File names, relative to the folder that `renderPictures` fills. */
export const categoryIcon = (code: string): string => `icon-${code}.webp`;
export const bannerFile = (code: string): string => `${code}.webp`;

/** The gallery in order (the first is the main picture), and the picture of each spec value that has one. */
export const productPictures = (product: DemoProduct): { gallery: string[]; bySpecValue: Record<string, string> } => ({
  gallery: [1, 2, 3, 4].map((n) => `${product.code}-${n}.webp`),
  bySpecValue: Object.fromEntries(Object.keys(product.look.variants ?? {}).map((value, i) => [value, `${product.code}-v${i + 1}.webp`])),
});

interface Picture {
  readonly file: string;
  readonly draw: () => string;
}

const picturesOf = (product: DemoProduct, index: number): Picture[] => {
  const brand = brands.find((one) => one.code === product.brand)?.name ?? '';
  const names = productPictures(product);
  const draws = [() => hero(product, index), () => atHome(product), () => detail(product), () => specCard(product, brand)];
  return [
    ...draws.map((draw, i) => ({ file: names.gallery[i] ?? '', draw })),
    ...Object.entries(names.bySpecValue).map(([value, file]) => ({ file, draw: () => variantPicture(product, value, index) })),
  ];
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Written beside and renamed, so that a killed run never leaves half a picture that the next one would skip. */
const save = async (path: string, svg: string, scale: number): Promise<void> => {
  const bytes = await sharp(Buffer.from(withEmoji(svg)), { density: 72 * scale })
    .webp({ quality: 80, effort: 2 })
    .toBuffer();
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
};

/**
 * Draws every picture of the demo shop into `outDir` as WebP: galleries (800 × 800), variants, home banners
 * (1500 × 640), category icons (192 × 192). The same data gives the same pictures; files that exist are kept.
 * Returns how many were drawn.
 * @param scale smaller ones are drawn faster: 0.25 is 200 × 200
 */
export const renderPictures = async (
  outDir: string,
  products: readonly DemoProduct[],
  { scale = 1, concurrency = 4 }: { scale?: number; concurrency?: number } = {},
): Promise<number> => {
  await mkdir(outDir, { recursive: true });
  const all: Picture[] = [
    ...products.flatMap(picturesOf),
    ...banners.map((banner) => ({ file: bannerFile(banner.code), draw: () => bannerPicture(banner, products) })),
    ...categories.flatMap((top, i) =>
      [top, ...top.children].map((category) => ({ file: categoryIcon(category.code), draw: () => iconPicture(category.icon, i) })),
    ),
  ];
  const missing: Picture[] = [];
  for (const picture of all) if (!(await exists(join(outDir, picture.file)))) missing.push(picture);
  if (missing.length === 0) return 0;
  const looks = products.map((product) => product.look);
  const emoji = [
    ...looks.flatMap((look) => [...look.emoji, ...Object.values(look.variants ?? {}).flatMap((variant) => variant.emoji ?? [])]),
    ...categories.flatMap((top) => [top.icon, ...top.children.map((child) => child.icon)]),
  ];
  await loadEmoji(emoji, Math.ceil(256 * scale));
  const queue = missing.values();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const picture of queue) await save(join(outDir, picture.file), picture.draw(), scale);
    }),
  );
  return missing.length;
};
