import { darker, lighter } from '../colour.ts';
import { line, oval, path, rect } from '../shapes.ts';
import { type DrawBody, print } from './body.ts';

const bud = (x: number, turn: number, main: string, accent: string): string =>
  `<g transform="translate(${x} 0) rotate(${turn} 0 120)">${path('M-18 110H26L20 226Q16 240 2 240Q-12 240 -14 226Z', main, 'cyl')}${oval(4, 96, 56, 50, main, 'ball')}${oval(-40, 100, 22, 26, darker(accent, 0.25), 'ball')}${rect(-6, 200, 16, 5, 2, accent)}</g>`;

export const earbuds: DrawBody = ({ main, accent }) => ({
  foot: 180,
  zoom: 1.05,
  front:
    bud(120, -14, main, accent) +
    `<g transform="translate(400 0) scale(-1 1)">${bud(120, -14, main, accent)}</g>` +
    path('M50 330Q50 262 120 260H280Q350 262 350 330V380Q350 470 262 470H138Q50 470 50 380Z', main, 'ball') +
    line('M52 338Q200 352 348 338', darker(accent, 0.35), 4, 0.6) +
    oval(200, 384, 7, 7, '#49c38a') +
    line('M90 290Q140 272 200 274', '#ffffff', 8, 0.7),
});

export const speaker: DrawBody = ({ main, accent }) => ({
  foot: 190,
  front:
    line('M70 190Q70 110 130 108H270Q330 110 330 190', darker(main, 0.5), 20) +
    oval(70, 192, 12, 12, accent, 'ball') +
    oval(330, 192, 12, 12, accent, 'ball') +
    rect(20, 180, 360, 290, 44, main, 'soft') +
    line('M40 220H360M40 260H360M40 410H360M40 440H360', darker(main, 0.3), 2, 0.3) +
    rect(44, 206, 312, 240, 28, darker(accent, 0.05), 'soft') +
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => line(`M58 ${226 + i * 25}H342`, darker(accent, 0.4), 5, 0.22)).join('') +
    oval(200, 326, 92, 92, darker(main, 0.45), 'ball') +
    oval(200, 326, 56, 56, darker(main, 0.62), 'ball') +
    oval(200, 326, 22, 22, accent, 'ball') +
    [120, 160, 200, 240, 280].map((x) => oval(x, 192, 8, 5, accent)).join(''),
});

export const powerbank: DrawBody = ({ main, accent }, label) => ({
  foot: 110,
  front:
    line('M250 80Q300 20 328 90V220', darker(main, 0.12), 16) +
    rect(312, 210, 32, 50, 6, '#c9ced3', 'cyl') +
    rect(318, 258, 20, 22, 3, '#9aa1a8') +
    rect(98, 60, 196, 410, 40, main, 'soft') +
    rect(106, 68, 180, 394, 34, 'none') +
    rect(134, 104, 124, 84, 16, '#16191d', 'soft') +
    print(label, 196, 160, 38, '#16191d', 100) +
    rect(146, 172, 100, 6, 3, '#3a3f45') +
    rect(146, 172, 68, 6, 3, accent) +
    line('M196 260L176 310H202L190 356L226 296H198L212 260Z', darker(main, 0.35), 4, 0.5) +
    line('M118 110V410', '#ffffff', 6, 0.6),
});

export const charger: DrawBody = ({ main, accent }, label) => ({
  foot: 150,
  front:
    path('M120 250L190 204H366L300 250Z', lighter(main, 0.3), '') +
    path('M300 250L366 204V420L300 470Z', darker(main, 0.16), 'side') +
    rect(70, 250, 232, 220, 26, main, 'soft') +
    [300, 350, 400]
      .map(
        (y, i) =>
          rect(106, y, i === 2 ? 62 : 56, i === 2 ? 26 : 18, i === 2 ? 3 : 9, '#2b2f36') +
          rect(112, y + (i === 2 ? 9 : 6), i === 2 ? 50 : 44, i === 2 ? 8 : 6, 2, accent),
      )
      .join('') +
    print(label, 234, 380, 44, main, 100) +
    rect(210, 148, 12, 66, 3, '#c3c8ce', 'cyl') +
    rect(286, 148, 12, 66, 3, '#c3c8ce', 'cyl'),
});

export const cable: DrawBody = ({ main, accent }) => ({
  foot: 170,
  front:
    [0, 1, 2]
      .map(
        (i) =>
          `<ellipse cx="200" cy="${360 - i * 18}" rx="${150 - i * 8}" ry="${92 - i * 6}" fill="none" stroke="${darker(main, 0.1 * i)}" stroke-width="17"/><ellipse cx="200" cy="${360 - i * 18}" rx="${150 - i * 8}" ry="${92 - i * 6}" fill="none" stroke="${lighter(main, 0.5)}" stroke-width="4" stroke-dasharray="7 9" opacity=".7"/>`,
      )
      .join('') +
    rect(176, 412, 48, 56, 10, darker(main, 0.35), 'cyl') +
    line('M120 280Q60 180 104 130M284 290Q344 200 300 120', main, 17) +
    `<g transform="rotate(18 108 90)">${rect(86, 50, 46, 84, 12, main, 'cyl')}${rect(94, 16, 30, 36, 8, accent, 'cyl')}</g><g transform="rotate(-16 298 84)">${rect(274, 44, 46, 84, 12, main, 'cyl')}${rect(282, 10, 30, 36, 8, accent, 'cyl')}</g>`,
});

export const lamp: DrawBody = ({ main, accent }) => ({
  foot: 130,
  front:
    '<linearGradient id="beam" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#fff3c0" stop-opacity=".85"/><stop offset="1" stop-color="#fff3c0" stop-opacity="0"/></linearGradient><path d="M52 150L286 116L350 470H-30Z" fill="url(#beam)"/>' +
    line('M260 440L300 250L180 130', accent, 16) +
    oval(300, 250, 15, 15, main, 'ball') +
    `<g transform="rotate(-10 170 120)">${rect(40, 98, 268, 46, 23, main, 'down')}${rect(58, 134, 230, 12, 6, '#fff6d6')}</g>` +
    path('M120 446Q120 420 200 418H300Q350 420 350 446V470H120Z', main, 'down') +
    oval(240, 446, 10, 6, '#5fc08f'),
});

export const fan: DrawBody = ({ main, accent }) => ({
  foot: 110,
  front:
    rect(184, 300, 32, 140, 10, accent, 'cyl') +
    path('M100 446Q104 424 200 422Q296 424 300 446V470H100Z', main, 'down') +
    oval(200, 186, 166, 166, main, 'ball') +
    oval(200, 186, 146, 146, lighter(accent, 0.65), 'soft') +
    [0, 1, 2, 3, 4, 5, 6]
      .map(
        (i) =>
          `<g transform="rotate(${i * 51.4} 200 186)">${path('M200 186Q246 150 236 58Q200 40 180 66Q206 120 200 186Z', lighter(main, 0.2), 'soft')}</g>`,
      )
      .join('') +
    [60, 90, 120, 146]
      .map((r) => `<circle cx="200" cy="186" r="${r}" fill="none" stroke="${accent}" stroke-width="3" opacity=".55"/>`)
      .join('') +
    oval(200, 186, 32, 32, accent, 'ball'),
});

export const kettle: DrawBody = ({ main, accent }) => ({
  foot: 104,
  front:
    rect(108, 130, 184, 340, 36, main, 'cyl') +
    rect(116, 54, 168, 88, 26, accent, 'cyl') +
    line('M150 54Q152 18 200 18Q248 18 250 54', darker(accent, 0.2), 14) +
    rect(104, 126, 192, 20, 6, darker(accent, 0.25), 'cyl') +
    rect(156, 250, 88, 118, 22, '#1d2023', 'soft') +
    print('85°', 204, 306, 34, '#1d2023', 70) +
    oval(200, 340, 10, 10, '#ff9a4d', 'ball') +
    rect(112, 444, 176, 26, 12, darker(main, 0.3), 'cyl'),
});

export const keyboard: DrawBody = ({ main, accent }) => ({
  foot: 220,
  zoom: 1.12,
  front:
    `<g transform="translate(-20 60) skewX(-8)">${rect(20, 180, 420, 210, 22, darker(main, 0.12), 'down')}${rect(20, 170, 420, 200, 22, main, 'soft')}` +
    [0, 1, 2, 3, 4]
      .flatMap((row) => {
        const widths = row === 4 ? [36, 36, 150, 36, 36, 36] : Array.from({ length: 10 }, () => 34);
        let x = 34;
        return widths.map((w, i) => {
          const fill =
            (row === 0 && i === 0) || (row === 2 && i === 9) || (row === 4 && i === 2)
              ? accent
              : (i + row) % 7 === 0
                ? darker(main, 0.18)
                : lighter(main, 0.35);
          const key = rect(x, 184 + row * 36, w, 31, 7, darker(fill, 0.22)) + rect(x + 2, 182 + row * 36, w - 4, 26, 6, fill, 'down');
          x += w + 5.4;
          return key;
        });
      })
      .join('') +
    '</g>' +
    line('M240 232Q250 160 200 130T220 40', darker(accent, 0.1), 10, 0.9),
});

export const brush: DrawBody = ({ main, accent }) => ({
  foot: 120,
  back: ['#e9a9a0', accent, '#e5c76b', '#8db4d9']
    .map(
      (bristle, i) =>
        `<g transform="rotate(${-21 + i * 14} ${200} 440)">${rect(186, 40, 28, 360, 14, main, 'cyl')}${rect(178, 30, 26, 92, 6, bristle, 'soft')}${line('M182 46H200M182 62H200M182 78H200M182 94H200M182 110H200', '#ffffff', 3, 0.5)}${rect(186, 250, 28, 10, 2, bristle)}</g>`,
    )
    .join(''),
  front:
    path('M116 270H284L268 440Q264 470 234 470H166Q136 470 132 440Z', '#eef4f1', 'cyl') +
    path('M116 270H284L268 440Q264 470 234 470H166Q136 470 132 440Z', '#ffffff00', 'glass') +
    line('M122 330H278', accent, 8, 0.6),
});

export const lipstick: DrawBody = ({ main, accent }) => ({
  foot: 150,
  front:
    rect(262, 250, 104, 220, 12, accent, 'cyl') +
    rect(262, 262, 104, 10, 2, '#d8b978', 'cyl') +
    path('M116 200V110Q120 60 196 30V200Z', main, 'cyl') +
    path('M116 112Q124 64 196 30Q200 80 116 112Z', lighter(main, 0.25), 'soft') +
    rect(106, 190, 100, 80, 8, '#dcbf82', 'cyl') +
    rect(92, 264, 128, 206, 14, accent, 'cyl') +
    line('M106 386H206', '#d8b978', 4, 0.8),
});

export const hairdryer: DrawBody = ({ main, accent }) => ({
  foot: 110,
  front:
    path('M196 236H282L300 440Q298 470 262 470H232Q204 468 204 440Z', main, 'cyl') +
    rect(226, 300, 34, 64, 16, lighter(accent, 0.2), 'soft') +
    oval(243, 318, 8, 8, '#ffffff') +
    path('M70 110H300Q372 112 372 178Q372 246 300 248H70Z', main, 'down') +
    rect(30, 120, 56, 118, 12, darker(accent, 0.15), 'down') +
    rect(8, 138, 30, 82, 6, darker(accent, 0.45), 'down') +
    oval(346, 178, 22, 58, accent, 'soft') +
    [0, 1, 2, 3, 4].map((i) => line(`M338 ${148 + i * 15}H356`, darker(accent, 0.4), 4, 0.6)).join('') +
    line('M110 132H280', '#ffffff', 8, 0.65),
});
