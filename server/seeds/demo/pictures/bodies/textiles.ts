import { darker, lighter } from '../colour.ts';
import { line, oval, path, rect } from '../shapes.ts';
import { type DrawBody, print } from './body.ts';

const fold = (x: number, y: number, w: number, h: number, fill: string): string =>
  path(
    `M${x + h / 2} ${y}H${x + w - 8}Q${x + w} ${y} ${x + w} ${y + 10}V${y + h - 10}Q${x + w} ${y + h} ${x + w - 8} ${y + h}H${x + h / 2}Q${x} ${y + h} ${x} ${y + h / 2}Q${x} ${y} ${x + h / 2} ${y}Z`,
    fill,
    'down',
  ) + line(`M${x + h / 2} ${y + h / 2}H${x + w - 4}`, darker(fill, 0.35), 3, 0.35);

export const towel: DrawBody = ({ main, accent }) => ({
  foot: 200,
  zoom: 1.08,
  front:
    fold(36, 386, 332, 84, lighter(main, 0.1)) +
    fold(46, 302, 316, 84, accent) +
    fold(40, 218, 326, 84, main) +
    line('M250 222V298M264 222V298', accent, 4, 0.7) +
    line('M250 390V466M264 390V466', accent, 4, 0.7) +
    `<g>${path('M120 160Q120 120 160 120H300Q332 122 332 170Q332 216 300 218H160Q120 216 120 160Z', lighter(main, 0.22), 'down')}${oval(300, 169, 32, 49, darker(main, 0.08), 'soft')}${line('M300 140Q322 160 304 180Q286 184 290 166Q296 156 302 164', darker(accent, 0.2), 5, 0.6)}</g>`,
});

export const quilt: DrawBody = ({ main, accent }) => ({
  foot: 220,
  zoom: 1.04,
  front:
    fold(-4, 400, 410, 72, darker(accent, 0.05)) +
    fold(4, 336, 396, 66, lighter(main, 0.15)) +
    fold(0, 262, 402, 74, main) +
    line('M60 282H390', lighter(main, 0.6), 4, 0.6) +
    path('M30 262Q10 214 50 196Q100 160 204 172Q320 160 354 196Q392 216 372 262Q200 280 30 262Z', lighter(main, 0.3), 'down') +
    path('M64 196Q50 146 92 140Q200 124 310 140Q350 148 336 196Q200 216 64 196Z', accent, 'down') +
    line('M96 176Q200 190 304 176', '#ffffff', 3, 0.45) +
    rect(168, 282, 66, 40, 5, '#fffaf0', ''),
});

export const pillow: DrawBody = ({ main, accent }) => ({
  foot: 220,
  zoom: 1.08,
  front:
    path('M0 430Q30 350 20 290Q120 320 200 316Q290 320 384 288Q368 350 402 430Q300 470 200 466Q90 470 0 430Z', darker(main, 0.1), 'down') +
    path('M14 300Q50 220 32 150Q110 176 200 172Q296 176 370 148Q352 220 390 300Q290 344 200 338Q100 344 14 300Z', main, 'ball') +
    line('M44 172Q110 196 200 192Q296 196 358 170', accent, 4, 0.6) +
    line('M30 292Q100 326 200 322Q300 326 374 292', accent, 4, 0.6) +
    rect(330, 284, 44, 28, 4, accent, ''),
});

const collar = (accent: string): string => path('M150 66Q200 116 250 66L236 58Q200 92 164 58Z', accent, '');

export const tee: DrawBody = ({ main, accent }) => ({
  foot: 150,
  front:
    path(
      'M150 62L92 82Q60 94 46 130L12 226L84 256L104 206V458Q200 474 296 458V206L316 256L388 226L354 130Q340 94 308 82L250 62Q200 112 150 62Z',
      main,
      'soft',
    ) +
    collar(accent) +
    line('M104 206Q108 170 100 140M296 206Q292 170 300 140M140 300Q150 380 138 440M262 280Q250 370 266 446', darker(main, 0.45), 4, 0.14) +
    line('M22 220L88 248M378 220L312 248M106 446Q200 460 294 446', darker(main, 0.4), 2, 0.35) +
    rect(186, 150, 0, 0, 0, main),
});

export const hoodie: DrawBody = ({ main, accent }) => ({
  foot: 160,
  front:
    path('M130 96Q130 14 200 14Q270 14 270 96L250 150H150Z', darker(main, 0.12), 'soft') +
    path('M154 100Q156 44 200 44Q244 44 246 100Q200 160 154 100Z', darker(main, 0.5), '') +
    path(
      'M138 92L88 112Q54 128 40 190L4 410Q30 432 66 424L100 260V448Q200 470 300 448V260L334 424Q370 432 396 410L360 190Q346 128 312 112L262 92Q200 182 138 92Z',
      main,
      'soft',
    ) +
    path('M132 330H268L290 420Q200 434 110 420Z', accent, 'soft') +
    path('M100 440Q200 462 300 440V464Q200 484 100 464Z', darker(main, 0.18), '') +
    line('M176 140V220M224 140V216', '#f7f2e8', 6) +
    oval(176, 226, 6, 10, '#f7f2e8') +
    oval(224, 222, 6, 10, '#f7f2e8') +
    line('M100 260Q106 210 98 170M300 260Q294 210 302 170', darker(main, 0.5), 4, 0.2),
});

export const pants: DrawBody = ({ main, accent }) => ({
  foot: 140,
  front:
    path('M104 30H296L326 456Q276 472 228 460L204 180H196L172 460Q124 472 74 456Z', main, 'soft') +
    rect(102, 26, 196, 36, 6, accent, 'soft') +
    line('M200 62V176M130 62Q126 106 96 122M270 62Q274 106 304 122M134 180L118 440M266 180L282 440', darker(main, 0.6), 3, 0.35) +
    oval(200, 44, 8, 8, '#d8d2c4', 'ball') +
    [130, 166, 234, 270].map((x) => rect(x - 4, 22, 8, 46, 2, darker(accent, 0.3))).join(''),
});

export const dress: DrawBody = ({ main, accent }) => ({
  foot: 170,
  front:
    path(
      'M144 30L160 30Q200 100 240 30L256 30L292 96L264 120L258 190Q290 300 352 440Q200 488 48 440Q110 300 142 190L136 120L108 96Z',
      main,
      'soft',
    ) +
    path('M142 178Q200 200 258 178L261 204Q200 226 139 204Z', accent, 'soft') +
    line(
      'M170 216Q150 330 116 450M200 220V464M230 216Q250 330 284 450M150 220Q130 300 84 440M250 220Q270 300 316 440',
      darker(main, 0.45),
      4,
      0.16,
    ) +
    line('M258 196Q286 220 280 262', accent, 10) +
    line('M156 34Q200 108 244 34', lighter(main, 0.4), 4, 0.7),
});

export const sock: DrawBody = ({ main, accent }) => ({
  foot: 160,
  front: [0, 1]
    .map((i) => {
      const [body, trim] = i === 0 ? [accent, main] : [main, accent];
      return `<g transform="translate(${i * 120 - 10} ${i * 24}) rotate(${i ? 6 : -4} 120 240)">${path('M70 40H180V260Q186 300 236 330Q276 360 250 402Q230 432 190 420L100 366Q68 344 70 290Z', body, 'soft')}${rect(64, 32, 122, 54, 12, lighter(body, 0.25), 'cyl')}${path('M206 314Q276 350 250 402Q232 430 196 422Q180 370 206 314Z', trim, 'soft')}${path('M70 280Q118 300 116 374Q68 344 70 290Z', trim, '')}${line('M70 130H180M70 160H180M70 190H180', trim, 9, 0.85)}</g>`;
    })
    .join(''),
});

export const shoe: DrawBody = ({ main, accent }) => ({
  foot: 220,
  zoom: 1.08,
  front: `<g transform="translate(30 -96) scale(.92)" opacity=".96">${sneaker(main, accent)}</g>` + sneaker(main, accent),
});
const sneaker = (main: string, accent: string): string =>
  path('M10 300Q-2 250 30 246Q60 276 110 262L178 222Q220 270 300 318Q392 336 404 392Q408 420 384 424H24Q6 420 10 300Z', main, 'down') +
  path('M10 318Q20 300 84 330L96 424H24Q6 420 10 318Z', accent, 'soft') +
  path('M120 270L180 226L216 262L160 306Z', lighter(main, 0.5), 'soft') +
  line('M152 250L196 286M168 238L214 276M136 262L178 298', darker(main, 0.3), 6, 0.55) +
  line('M300 318Q270 350 270 420', darker(main, 0.4), 3, 0.4) +
  line('M110 380Q170 330 240 360', accent, 10, 0.9) +
  path('M2 412Q200 400 408 404Q420 440 396 466Q200 474 20 466Q-2 446 2 412Z', '#fdfdfb', 'down') +
  line('M12 442H404', '#c9ccc9', 3, 0.8);

export const tote: DrawBody = ({ main, accent }, label) => ({
  foot: 180,
  back:
    line('M130 190Q120 40 200 40Q280 40 270 190', darker(main, 0.25), 18) + path('M40 180Q200 160 360 180V220H40Z', darker(main, 0.4), ''),
  slots: [
    [120, 150, 170, -24],
    [280, 150, 150, 16],
    [204, 140, 150, 6],
  ],
  front:
    path('M36 186Q200 204 364 186L378 440Q376 468 346 470H54Q24 468 22 440Z', main, 'soft') +
    line('M40 206Q200 224 360 206', accent, 3, 0.5) +
    line('M120 196Q112 270 118 290M280 196Q288 270 282 290', darker(main, 0.2), 18) +
    print(label, 200, 380, 84, main, 220) +
    line('M150 406H250', accent, 4, 0.7) +
    line('M70 260Q60 360 72 440M330 250Q344 350 326 440', darker(main, 0.4), 4, 0.15),
});

export const backpack: DrawBody = ({ main, accent }) => ({
  foot: 160,
  front:
    line('M160 60Q160 20 200 20Q240 20 240 60', accent, 16) +
    line('M84 180Q24 240 44 400M316 180Q376 240 356 400', darker(accent, 0.2), 26) +
    path('M70 170Q70 50 200 48Q330 50 330 170V430Q330 468 290 470H110Q70 468 70 430Z', main, 'soft') +
    line('M96 210Q96 90 200 88Q304 90 304 210', darker(main, 0.45), 6, 0.7) +
    path('M98 290Q98 262 126 262H274Q302 262 302 290V426Q302 448 280 448H120Q98 448 98 426Z', lighter(main, 0.1), 'soft') +
    line('M112 296H288', darker(main, 0.5), 6, 0.8) +
    line('M276 296V330', accent, 9) +
    rect(166, 176, 68, 34, 6, accent, 'soft') +
    line('M70 230H330', accent, 7, 0.6),
});

const fringe = (x: number, y: number, count: number, fill: string): string =>
  Array.from({ length: count }, (_, i) => line(`M${x + i * 12} ${y}l${i % 2 ? 3 : -2} 26`, fill, 6)).join('');

export const scarf: DrawBody = ({ main, accent }) => ({
  foot: 190,
  front:
    fold(30, 330, 344, 96, darker(main, 0.06)) +
    fold(40, 244, 326, 90, main) +
    path('M60 244Q40 176 96 168Q200 152 310 168Q362 178 342 244Q200 262 60 244Z', lighter(main, 0.18), 'down') +
    fringe(196, 446, 13, darker(main, 0.12)) +
    path('M186 170Q264 160 336 172Q350 310 344 450Q270 462 190 450Q180 310 186 170Z', lighter(main, 0.08), 'soft') +
    line('M192 388Q266 398 344 388M192 404Q266 414 344 404M191 420Q266 430 345 420', accent, 6, 0.7) +
    line('M214 180Q206 310 216 446M262 176Q256 310 264 452M308 178Q304 310 312 448', darker(main, 0.5), 3, 0.12) +
    rect(112, 262, 58, 34, 4, '#fffaf0'),
});

export const umbrella: DrawBody = ({ main, accent }) => ({
  foot: 60,
  front:
    line('M200 60V420Q200 462 164 462Q132 462 132 430', accent, 14) +
    line('M200 34V60', accent, 8) +
    path(
      'M10 240Q30 60 200 54Q370 60 390 240Q360 210 326 240Q294 206 262 240Q230 206 200 240Q168 206 138 240Q106 206 74 240Q40 210 10 240Z',
      main,
      'ball',
    ) +
    line('M200 56Q140 130 138 238M200 56Q260 130 262 238M200 56Q80 120 74 238M200 56Q320 120 326 238', darker(main, 0.35), 3, 0.4),
});
