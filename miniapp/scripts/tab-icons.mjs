/**
 * Draws the tab bar's pictures: WeChat wants local PNG files there, 81 × 81 px.
 * Run after changing a drawing: `node miniapp/scripts/tab-icons.mjs`; the results are committed.
 */
import { mkdir } from 'node:fs/promises';
import sharp from 'sharp';

const target = new URL('../src/assets/tab/', import.meta.url);
const quiet = '#8a8178';
const chosen = '#c2461d';

/** Each drawing on a 24 × 24 field: `line` is stroked, `fill` is the soft body of the chosen state. */
const drawings = {
  home: {
    line: 'M4 10.6 12 4l8 6.6V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19zM9.5 20.5v-5.2h5v5.2',
    fill: 'M4 10.6 12 4l8 6.6V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19z',
  },
  category: {
    line: 'M5.5 4h4A1.5 1.5 0 0 1 11 5.5v4A1.5 1.5 0 0 1 9.5 11h-4A1.5 1.5 0 0 1 4 9.5v-4A1.5 1.5 0 0 1 5.5 4zM5.5 13h4A1.5 1.5 0 0 1 11 14.5v4A1.5 1.5 0 0 1 9.5 20h-4A1.5 1.5 0 0 1 4 18.5v-4A1.5 1.5 0 0 1 5.5 13zM14.5 13h4a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1-1.5 1.5h-4a1.5 1.5 0 0 1-1.5-1.5v-4a1.5 1.5 0 0 1 1.5-1.5zM16.5 4a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
    fill: 'M5.5 4h4A1.5 1.5 0 0 1 11 5.5v4A1.5 1.5 0 0 1 9.5 11h-4A1.5 1.5 0 0 1 4 9.5v-4A1.5 1.5 0 0 1 5.5 4zM16.5 4a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  },
  cart: {
    line: 'M3 4h2.2l2.1 10.5a1.5 1.5 0 0 0 1.5 1.2h8.2a1.5 1.5 0 0 0 1.5-1.2L20.3 7.5H6M9.5 20a.6.6 0 1 0 0-.01M16.5 20a.6.6 0 1 0 0-.01',
    fill: 'M6 7.5h14.3l-1.8 7a1.5 1.5 0 0 1-1.5 1.2H8.8a1.5 1.5 0 0 1-1.5-1.2z',
  },
  me: {
    line: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c.5-3.8 3.4-5.8 7.5-5.8s7 2 7.5 5.8z',
    fill: 'M4.5 20.5c.5-3.8 3.4-5.8 7.5-5.8s7 2 7.5 5.8zM12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
  },
};

const svg = ({ line, fill }, colour, filled) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="81" height="81">
  ${filled ? `<path d="${fill}" fill="${colour}" fill-opacity=".22"/>` : ''}
  <path d="${line}" fill="none" stroke="${colour}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

await mkdir(target, { recursive: true });
for (const [name, drawing] of Object.entries(drawings)) {
  for (const [suffix, colour, filled] of [
    ['', quiet, false],
    ['-on', chosen, true],
  ]) {
    await sharp(Buffer.from(svg(drawing, colour, filled)))
      .png({ palette: true })
      .toFile(new URL(`${name}${suffix}.png`, target).pathname);
  }
}
