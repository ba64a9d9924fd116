import { darker, lighter } from '../colour.ts';
import { line, oval, path, rect } from '../shapes.ts';
import { type DrawBody, print, type Slot } from './body.ts';

const heap: readonly Slot[] = [
  [128, 226, 142, -14],
  [272, 222, 146, 12],
  [200, 190, 152, 4],
  [92, 286, 140, -20],
  [310, 284, 140, 18],
  [164, 282, 156, 8],
  [240, 286, 156, -10],
];

export const crate: DrawBody = ({ main, accent }, label) => ({
  foot: 220,
  back: path('M30 300L70 250H330L370 300Z', darker(accent, 0.45), ''),
  slots: heap,
  front:
    [0, 1, 2].map((i) => rect(16, 308 + i * 54, 368, 46, 6, i === 1 ? lighter(main, 0.08) : main, 'down')).join('') +
    rect(30, 300, 34, 170, 4, accent, 'down') +
    rect(336, 300, 34, 170, 4, accent, 'down') +
    line('M90 330H320M110 386H300M84 440H310', darker(accent, 0.2), 2, 0.3) +
    (label ? rect(128, 350, 144, 62, 10, '#fff8ea', '') + print(label, 200, 392, 34, '#fff8ea', 124) : ''),
});

export const basket: DrawBody = ({ main, accent }) => ({
  foot: 190,
  back:
    line('M62 310Q60 60 200 60Q340 60 338 310', accent, 18) +
    line('M62 310Q60 60 200 60Q340 60 338 310', lighter(main, 0.3), 6, 0.6) +
    oval(200, 310, 168, 40, darker(accent, 0.4)),
  slots: heap,
  front:
    path('M32 304Q200 366 368 304L332 440Q328 466 300 468H100Q72 466 68 440Z', main, 'cyl') +
    [0, 1, 2, 3]
      .map((i) => line(`M${44 + i * 8} ${346 + i * 28}Q200 ${392 + i * 24} ${356 - i * 8} ${346 + i * 28}`, accent, 5, 0.6))
      .join('') +
    [0, 1, 2, 3, 4, 5, 6, 7]
      .map((i) => line(`M${66 + i * 38} ${332 + Math.sin((i / 7) * 3.14) * 20}L${86 + i * 32.5} 460`, accent, 4, 0.4))
      .join('') +
    line('M32 304Q200 366 368 304', lighter(main, 0.2), 16),
});

export const bowl: DrawBody = ({ main, accent }) => ({
  foot: 140,
  zoom: 1.12,
  back: oval(200, 316, 182, 46, darker(main, 0.22), 'down'),
  slots: [
    [120, 262, 128, -16],
    [282, 262, 128, 14],
    [200, 226, 136, 4],
    [164, 300, 128, 10],
    [240, 302, 128, -8],
    [92, 304, 104, -26],
    [312, 304, 104, 22],
  ],
  front:
    path('M18 316Q200 388 382 316Q372 430 262 462H138Q28 430 18 316Z', main, 'cyl') +
    line('M18 316Q200 388 382 316', lighter(main, 0.5), 8) +
    line('M34 350Q200 418 366 350', accent, 10, 0.8) +
    rect(138, 456, 124, 16, 8, darker(main, 0.15), 'cyl'),
});

export const plate: DrawBody = ({ main, accent }) => ({
  foot: 210,
  zoom: 1.3,
  back:
    oval(200, 396, 214, 74, darker(main, 0.2)) +
    oval(200, 386, 214, 74, main, 'soft') +
    oval(200, 386, 206, 69, 'none') +
    `<ellipse cx="200" cy="386" rx="188" ry="60" fill="none" stroke="${accent}" stroke-width="5"/>` +
    oval(200, 390, 150, 44, darker(main, 0.06)),
  slots: [
    [112, 330, 150, -18],
    [288, 330, 150, 16],
    [200, 296, 168, 3],
    [150, 372, 138, 14],
    [254, 374, 138, -12],
  ],
  front: '',
});

export const mug: DrawBody = ({ main, accent }) => ({
  foot: 140,
  back:
    line('M300 250Q390 244 384 326Q380 398 292 392', main, 30) +
    line('M300 250Q390 244 384 326Q380 398 292 392', darker(main, 0.2), 8, 0.35) +
    oval(186, 194, 126, 34, darker(main, 0.3)) +
    oval(186, 200, 112, 26, '#5b3a26'),
  front:
    path('M60 194Q186 250 312 194L300 420Q296 468 250 470H122Q76 468 72 420Z', main, 'cyl') +
    path('M66 330Q186 372 308 330L300 420Q296 468 250 470H122Q76 468 72 420Z', accent, 'cyl') +
    line('M60 194Q186 250 312 194', lighter(main, 0.5), 8) +
    line('M150 140Q136 112 152 90T150 40M214 140Q200 112 216 90T214 40', '#ffffff', 9, 0.6),
});

export const tumbler: DrawBody = ({ main, accent }, label) => ({
  foot: 100,
  front:
    path('M112 150H288L276 440Q274 470 246 470H154Q126 470 124 440Z', main, 'cyl') +
    rect(122, 60, 156, 92, 18, accent, 'cyl') +
    rect(104, 136, 192, 26, 10, darker(accent, 0.2), 'cyl') +
    line('M176 60Q176 26 200 26Q224 26 224 60', darker(accent, 0.25), 12) +
    print(label, 200, 320, 38, main, 100) +
    line('M170 344H230', darker(main, 0.45), 3, 0.4),
});

export const teapot: DrawBody = ({ main, accent }) => ({
  foot: 190,
  zoom: 1.08,
  front:
    line('M300 250Q396 214 380 320Q370 380 300 386', main, 26) +
    path('M84 300Q20 284 18 220L48 212Q60 262 110 262Z', main, 'soft') +
    path('M60 320Q60 220 200 214Q340 220 340 320Q340 430 258 440H142Q60 430 60 320Z', main, 'ball') +
    oval(200, 222, 92, 24, darker(main, 0.12)) +
    path('M110 218Q200 172 290 218Q200 246 110 218Z', lighter(main, 0.15), 'soft') +
    oval(200, 178, 20, 18, accent, 'ball') +
    line('M110 300Q140 330 130 380M240 260Q260 320 300 340M180 400Q200 350 250 380M90 350L130 340', darker(accent, 0.1), 2, 0.5) +
    [60, 300]
      .map(
        (x) =>
          path(`M${x - 44} 408H${x + 44}Q${x + 40} 462 ${x + 22} 468H${x - 22}Q${x - 40} 462 ${x - 44} 408Z`, lighter(main, 0.12), 'cyl') +
          oval(x, 408, 44, 13, '#c98f3e') +
          `<ellipse cx="${x}" cy="408" rx="44" ry="13" fill="none" stroke="${lighter(main, 0.5)}" stroke-width="4"/>`,
      )
      .join(''),
});

export const vase: DrawBody = ({ main, accent }) => ({
  foot: 110,
  back: oval(200, 224, 52, 14, darker(main, 0.45)),
  slots: [
    [150, 118, 176, -18],
    [248, 112, 180, 16],
    [200, 74, 184, 0],
  ],
  front:
    path(
      'M148 222Q200 244 252 222Q254 262 276 292Q312 336 300 400Q288 466 240 470H160Q112 466 100 400Q88 336 124 292Q146 262 148 222Z',
      main,
      'cyl',
    ) +
    line('M108 360Q200 392 294 360', accent, 5, 0.6) +
    line('M104 380Q200 412 298 380', accent, 3, 0.5),
});

export const candle: DrawBody = ({ main, accent }, label) => ({
  foot: 130,
  back: oval(200, 210, 118, 30, lighter(main, 0.35)),
  front:
    `<circle cx="200" cy="140" r="120" fill="#ffcf7a" opacity=".25"/><circle cx="200" cy="140" r="66" fill="#ffdf9a" opacity=".45"/>` +
    path('M200 84Q236 130 222 164Q214 184 200 184Q186 184 178 164Q164 130 200 84Z', '#ffb23e', 'ball') +
    path('M200 124Q216 148 210 166Q206 176 200 176Q194 176 190 166Q184 148 200 124Z', '#fff3c4', '') +
    line('M200 178V212', '#4a3a30', 5) +
    path('M82 210Q200 258 318 210V430Q318 468 280 470H120Q82 468 82 430Z', main, 'cyl') +
    path('M82 210Q200 258 318 210V430Q318 468 280 470H120Q82 468 82 430Z', '#ffffff00', 'glass') +
    rect(126, 288, 148, 122, 8, '#fffaf0', '') +
    `<rect x="133" y="295" width="134" height="108" rx="5" fill="none" stroke="${accent}" stroke-width="3"/>` +
    print(label, 200, 364, 44, '#fffaf0', 116),
});

export const pan: DrawBody = ({ main, accent }) => ({
  foot: 210,
  zoom: 1.08,
  back:
    line('M300 250L404 108', accent, 30) +
    line('M296 256L326 216', darker(main, 0.2), 34) +
    oval(186, 372, 206, 98, darker(main, 0.3)) +
    oval(186, 356, 206, 98, main, 'soft') +
    oval(186, 360, 176, 78, darker(main, 0.42), 'down'),
  slots: [
    [176, 330, 210, -6],
    [270, 350, 90, 20],
  ],
  front: '',
});

export const knife: DrawBody = ({ main, accent }) => ({
  foot: 210,
  back:
    path('M-10 430L20 392H390L420 430Q420 468 390 470H20Q-10 468 -10 430Z', '#d9ab72', 'down') +
    line('M20 420H380M40 446H360M60 404H300', '#a9773f', 2, 0.5),
  slots: [
    [80, 350, 130, -8],
    [318, 356, 120, 14],
  ],
  front:
    `<g transform="rotate(-24 200 250)">` +
    path('M150 200H440Q448 260 380 286H150Z', main, 'down') +
    line('M170 270Q200 252 230 268T290 262T350 266T410 244', '#7e8893', 3, 0.6) +
    line('M166 252Q200 234 240 250T320 244T420 226', '#7e8893', 2, 0.5) +
    line('M150 284H380Q430 268 440 232', '#ffffff', 4, 0.9) +
    rect(-30, 202, 188, 62, 22, accent, 'down') +
    oval(10, 232, 7, 7, '#d9c29a') +
    oval(70, 232, 7, 7, '#d9c29a') +
    oval(128, 232, 7, 7, '#d9c29a') +
    '</g>',
});
