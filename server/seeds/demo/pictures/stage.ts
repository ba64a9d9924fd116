import { darker, lighter, mix, richer } from './colour.ts';
import type { Tone } from './look.ts';
import { line, oval, path, rect, shades } from './shapes.ts';

/** Wall, floor and the colour of stands, a tone of the studio. */
const palettes: Readonly<Record<Tone, readonly [wall: string, floor: string, stand: string]>> = {
  fresh: ['#dcebcf', '#c3dcb0', '#f5faec'],
  tea: ['#d5e3cf', '#b7ccae', '#eef3e4'],
  snack: ['#f3dcc0', '#e6c49c', '#fdf3e4'],
  grain: ['#f1e3c6', '#e2cda2', '#fcf6e8'],
  home: ['#ece4da', '#d9cbba', '#faf6f0'],
  care: ['#f6e1dc', '#eac7bf', '#fdf4f1'],
  wear: ['#dfe4ea', '#c5ced9', '#f4f6f9'],
  tech: ['#d8e2ee', '#b9c9dc', '#f3f7fb'],
  berry: ['#f9dcda', '#eebdbb', '#fff2ef'],
  citrus: ['#fde6c0', '#f7cd8e', '#fff7e6'],
  mint: ['#d3ebe8', '#aed6d2', '#f0faf8'],
  night: ['#d9d6ea', '#b9b4d4', '#f3f1fa'],
};
export const paletteOf = (tone: Tone) => palettes[tone];

const open = (size: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 800 800">`;

const gradients = (wall: string, floor: string): string =>
  `<defs>${shades}<radialGradient id="wall" cx=".5" cy=".35" r=".8"><stop offset="0" stop-color="${lighter(wall, 0.6)}"/><stop offset=".6" stop-color="${wall}"/><stop offset="1" stop-color="${mix(wall, floor, 0.8)}"/></radialGradient>` +
  `<linearGradient id="floor" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${mix(wall, floor, 0.7)}"/><stop offset=".35" stop-color="${floor}"/><stop offset="1" stop-color="${lighter(floor, 0.35)}"/></linearGradient></defs>`;

const room = (horizon: number): string =>
  `<rect width="800" height="800" fill="url(#wall)"/><rect y="${horizon}" width="800" height="${800 - horizon}" fill="url(#floor)"/>`;

const podium = (cx: number, top: number, rx: number, height: number, fill: string, shade: string): string => {
  const ry = rx * 0.2;
  return (
    `<ellipse cx="${cx}" cy="${top + height + 6}" rx="${rx * 1.12}" ry="${ry * 1.25}" fill="url(#drop)"/>` +
    path(`M${cx - rx} ${top}V${top + height}A${rx} ${ry} 0 0 0 ${cx + rx} ${top + height}V${top}Z`, mix(fill, shade, 0.55), 'mat') +
    oval(cx, top, rx, ry, mix(fill, shade, 0.12)) +
    `<ellipse cx="${cx}" cy="${top}" rx="${rx - 2}" ry="${ry - 2}" fill="none" stroke="#fff" stroke-width="3" opacity=".75"/>`
  );
};

/** Leaves' shade that falls through a window. */
const leafShade = (x: number, y: number, turn: number): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn})" fill="#3a4a3a" opacity=".07">${[-50, -25, 0, 25, 50].map((a) => `<path d="M0 0Q60 -34 220 0Q60 34 0 0Z" transform="rotate(${a})"/>`).join('')}</g>`;
const windowLight = `<g fill="#fff" opacity=".2"><path d="M420 0H540L240 800H120Z"/><path d="M580 0H720L420 800H280Z"/></g>`;

/** Five sets; each ends where the goods are to be put (floor line y = 690 ± the podium's top). */
const sets: readonly ((wall: string, floor: string, stand: string) => readonly [svg: string, floorY: number])[] = [
  (wall, floor, stand) => [
    room(560) +
      path('M180 640V330A220 220 0 0 1 620 330V640Z', lighter(wall, 0.55), 'soft') +
      path('M236 640V340A164 164 0 0 1 564 340V640Z', mix(wall, floor, 0.55), 'down') +
      podium(400, 668, 330, 60, stand, floor),
    676,
  ],
  (_wall, floor, stand) => [
    room(600) +
      oval(400, 340, 270, 270, lighter(floor, 0.45), 'soft') +
      podium(400, 694, 360, 40, stand, floor) +
      podium(400, 664, 292, 36, stand, floor),
    672,
  ],
  (wall, floor, stand) => [
    room(590) +
      rect(70, 150, 120, 470, 10, lighter(wall, 0.4), 'soft') +
      rect(610, 250, 130, 370, 10, mix(wall, floor, 0.7), 'soft') +
      oval(675, 214, 50, 50, lighter(floor, 0.3), 'ball') +
      podium(400, 680, 340, 56, stand, floor) +
      leafShade(30, 60, 40),
    688,
  ],
  (wall, floor) => [
    room(540) +
      windowLight +
      leafShade(760, 40, 150) +
      leafShade(-20, 240, 10) +
      oval(400, 700, 360, 70, lighter(floor, 0.3)) +
      path('M0 0H60V800H0Z', lighter(wall, 0.3), ''),
    700,
  ],
  (wall, floor, stand) => [
    room(570) +
      path('M0 570V420Q180 340 360 440T800 400V570Z', mix(wall, floor, 0.45), 'down') +
      path('M0 570V500Q240 410 460 500T800 480V570Z', mix(wall, floor, 0.75), 'down') +
      oval(640, 180, 72, 72, lighter(floor, 0.5), 'ball') +
      podium(400, 676, 330, 70, stand, floor),
    684,
  ],
];

/** Pale goods stand before a stronger wall, or they would be lost on it. */
const deeper = (tone: Tone): readonly [string, string, string] => {
  const [wall, floor, stand] = palettes[tone];
  return [richer(mix(wall, floor, 0.9), 0.3), richer(darker(floor, 0.1), 0.55), mix(stand, floor, 0.2)];
};

/** A studio set and the y on which goods stand. */
export const stage = (tone: Tone, variant: number, pale: boolean): { open: string; floorY: number } => {
  const [wall, floor, stand] = pale ? deeper(tone) : palettes[tone];
  const build = sets[variant % sets.length] ?? sets[0];
  if (!build) throw new Error('no stage');
  const [svg, floorY] = build(wall, floor, stand);
  return { open: open(800) + gradients(wall, floor) + svg, floorY };
};

/** A wooden table by a window: the second picture of a gallery. */
export const table = (tone: Tone): string => {
  const [wall, floor] = palettes[tone];
  const wood = ['#dcb483', '#d3a772', '#e0bb8c', '#cf9f68'];
  const planks = wood
    .map(
      (fill, i) =>
        rect(0, 520 + i * 72, 800, 72, 0, fill, '') +
        line(`M0 ${521 + i * 72}H800`, '#8c5f31', 2, 0.45) +
        line(`M${60 + i * 90} ${550 + i * 72}Q${220 + i * 60} ${540 + i * 72} ${380 + i * 70} ${556 + i * 72}`, '#a87743', 3, 0.3),
    )
    .join('');
  return `${open(800)}${gradients(lighter(wall, 0.2), floor)}<rect width="800" height="800" fill="url(#wall)"/>${rect(90, 40, 250, 340, 14, '#ffffff', '').replace('fill="#ffffff"', 'fill="#ffffff" opacity=".55"')}${line('M215 40V380M90 210H340', wall, 10)}${planks}<rect y="520" width="800" height="50" fill="url(#down)" opacity=".5"/>${windowLight}${leafShade(790, 120, 165)}`;
};

/** Plain ground for details and cards. */
export const plain = (tone: Tone): string => {
  const [wall, floor] = palettes[tone];
  return `${open(800)}${gradients(wall, floor)}<rect width="800" height="800" fill="url(#wall)"/>`;
};
