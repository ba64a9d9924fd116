import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

let font: Buffer | undefined;
/** Noto Sans SC for PDF documents: 10 MB, read when the first document comes. A document embeds only the characters that it uses. */
export const chineseFont = (): Buffer => {
  font ??= readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'));
  return font;
};
