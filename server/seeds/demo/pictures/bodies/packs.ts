import { darker, inkOn, lighter } from '../colour.ts';
import { line, oval, path, rect } from '../shapes.ts';
import { type DrawBody, print } from './body.ts';

const rule = (y: number, ground: string, half = 46): string => line(`M${200 - half} ${y}H${200 + half}`, inkOn(ground), 3, 0.5);

export const pouch: DrawBody = ({ main, accent }, label) => ({
  foot: 170,
  front:
    path('M72 60Q200 52 328 60Q336 270 352 452Q200 488 48 452Q64 270 72 60Z', main, 'cyl') +
    path('M72 60Q200 52 328 60L331 96Q200 88 69 96Z', darker(main, 0.12), 'cyl') +
    line('M84 70H316M84 80H316', '#ffffff', 2, 0.35) +
    line('M70 112Q200 104 330 112', darker(main, 0.3), 3, 0.5) +
    rect(108, 168, 184, 190, 26, accent, 'soft') +
    print(label, 200, 276, 52, accent, 160) +
    rule(304, accent) +
    oval(200, 212, 11, 11, main) +
    line('M62 420Q200 448 338 420', '#ffffff', 3, 0.3),
});

export const box: DrawBody = ({ main, accent }, label) => ({
  foot: 180,
  front:
    path('M40 170L120 118L380 118L310 170Z', lighter(main, 0.25), '') +
    path('M310 170L380 118L380 420L310 468Z', darker(main, 0.18), 'side') +
    path('M40 170H310V468H40Z', main, 'soft') +
    path('M150 170L205 118L245 118L195 170Z', accent, '') +
    path('M150 170H195V468H150Z', accent, 'soft') +
    rect(78, 246, 190, 130, 16, lighter(main, 0.82), '') +
    `<rect x="86" y="254" width="174" height="114" rx="10" fill="none" stroke="${accent}" stroke-width="3"/>` +
    print(label, 173, 330, 46, '#ffffff', 156),
});

export const tin: DrawBody = ({ main, accent }, label) => ({
  foot: 150,
  front:
    path('M70 140V430Q70 470 200 470Q330 470 330 430V140Z', main, 'cyl') +
    path('M70 236V386Q70 420 200 420Q330 420 330 386V236Q330 268 200 268Q70 268 70 236Z', accent, 'cyl') +
    print(label, 200, 366, 58, accent, 200) +
    path('M62 112V160Q62 196 200 196Q338 196 338 160V112Z', darker(main, 0.14), 'cyl') +
    oval(200, 112, 138, 38, lighter(main, 0.3), 'soft') +
    oval(200, 112, 112, 28, lighter(main, 0.16)),
});

export const jar: DrawBody = ({ main, accent }, label) => ({
  foot: 150,
  front:
    path('M66 208Q66 168 110 160H290Q334 168 334 208V424Q334 468 290 470H110Q66 468 66 424Z', main, 'ball') +
    path('M66 208Q66 168 110 160H290Q334 168 334 208V424Q334 468 290 470H110Q66 468 66 424Z', '#ffffff00', 'glass') +
    rect(98, 248, 204, 150, 20, accent, 'soft') +
    print(label, 200, 342, 50, accent, 178) +
    rule(368, accent, 40) +
    path('M88 92Q88 80 104 78H296Q312 80 312 92V156Q312 166 300 166H100Q88 166 88 156Z', darker(accent, 0.35), 'cyl') +
    line('M96 100H304M96 142H304', '#ffffff', 2, 0.25),
});

export const bottle: DrawBody = ({ main, accent }, label) => ({
  foot: 118,
  front:
    path(
      'M152 116H248V150Q250 176 284 206Q306 228 306 262V434Q306 470 270 470H130Q94 470 94 434V262Q94 228 116 206Q150 176 152 150Z',
      main,
      'cyl',
    ) +
    path('M94 286H306V412H94Z', accent, 'cyl') +
    print(label, 200, 368, 56, accent, 180) +
    rect(144, 58, 112, 66, 12, darker(main, 0.35), 'cyl') +
    line('M116 240V270M116 424V446', '#ffffff', 7, 0.5),
});

export const pump: DrawBody = ({ main, accent }, label) => ({
  foot: 132,
  front:
    line('M200 64V150', '#d9dcdf', 16) +
    path('M120 40Q128 28 152 30H226Q240 32 240 48V66H160Q140 62 118 70Q110 54 120 40Z', lighter(main, 0.72), 'soft') +
    rect(158, 108, 84, 52, 10, lighter(main, 0.6), 'cyl') +
    path('M84 210Q84 160 138 156H262Q316 160 316 210V428Q316 470 272 470H128Q84 470 84 428Z', main, 'cyl') +
    rect(112, 236, 176, 168, 18, accent, 'soft') +
    print(label, 200, 336, 56, accent, 156) +
    rule(362, accent),
});

export const tube: DrawBody = ({ main, accent }, label) => ({
  foot: 96,
  front:
    path('M96 40H304Q308 40 308 48L284 390H116L92 48Q92 40 96 40Z', main, 'cyl') +
    rect(92, 38, 216, 34, 6, darker(main, 0.08), 'cyl') +
    line('M104 48V64M124 48V64M144 48V64M164 48V64M184 48V64M204 48V64M224 48V64M244 48V64M264 48V64M284 48V64', '#ffffff', 3, 0.4) +
    path('M98 116H302L296 214H104Z', accent, 'cyl') +
    print(label, 200, 186, 58, accent, 170) +
    rule(258, main) +
    rule(276, main, 30) +
    rect(128, 388, 144, 82, 12, darker(accent, 0.15), 'cyl'),
});

export const dropper: DrawBody = ({ main, accent }, label) => ({
  foot: 120,
  front:
    path('M176 40Q176 16 200 16Q224 16 224 40V112H176Z', darker(main, 0.55), 'cyl') +
    rect(158, 104, 84, 62, 8, '#d8b978', 'cyl') +
    path('M96 222Q96 178 150 172H250Q304 178 304 222V430Q304 470 264 470H136Q96 470 96 430Z', main, 'ball') +
    path('M96 222Q96 178 150 172H250Q304 178 304 222V430Q304 470 264 470H136Q96 470 96 430Z', '#ffffff00', 'glass') +
    rect(124, 264, 152, 142, 10, lighter(accent, 0.1), '') +
    print(label, 200, 348, 42, accent, 132) +
    rule(376, accent, 36),
});

export const wine: DrawBody = ({ main, accent }, label) => ({
  foot: 96,
  front:
    path(
      'M168 40H232V140Q234 176 264 204Q286 226 286 258V440Q286 470 258 470H142Q114 470 114 440V258Q114 226 136 204Q166 176 168 140Z',
      main,
      'cyl',
    ) +
    path('M114 280H286V420H114Z', accent, 'cyl') +
    print(label, 200, 366, 48, accent, 146) +
    rule(392, accent, 36) +
    rect(162, 18, 76, 74, 10, darker(accent, 0.25), 'cyl') +
    line('M132 250V272', '#ffffff', 7, 0.5),
});

export const carton: DrawBody = ({ main, accent }, label) => ({
  foot: 140,
  front:
    rect(130, 40, 160, 40, 4, darker(main, 0.08), 'soft') +
    path('M90 150L130 78H290L266 150Z', lighter(main, 0.3), 'soft') +
    path('M266 150L290 78L336 140Z', darker(main, 0.15), '') +
    path('M90 150H266V470H90Z', main, 'soft') +
    path('M266 150L336 140V448L266 470Z', darker(main, 0.14), 'side') +
    path('M90 330Q140 290 178 330T266 320V470H90Z', accent, 'soft') +
    path('M266 320Q300 300 336 320V448L266 470Z', darker(accent, 0.2), '') +
    oval(208, 112, 22, 14, accent, 'ball') +
    print(label, 178, 250, 50, main, 150) +
    rule(276, main, 0),
});

export const sack: DrawBody = ({ main, accent }, label) => ({
  foot: 186,
  front:
    path(
      'M96 70Q72 44 110 48Q200 60 290 48Q328 44 304 70L288 110Q352 190 350 340Q350 440 322 466Q200 480 78 466Q50 440 50 340Q48 190 112 110Z',
      main,
      'ball',
    ) +
    line('M110 108Q200 124 290 108', accent, 10) +
    line('M130 80Q126 92 122 102M170 84V106M230 84V106M270 80Q274 92 278 102', darker(main, 0.35), 3, 0.5) +
    rect(110, 210, 180, 180, 90, accent, 'soft') +
    print(label, 200, 320, 54, accent, 150) +
    line('M84 420Q200 440 316 420', darker(main, 0.3), 3, 0.35),
});

export const tissue: DrawBody = ({ main, accent }, label) => ({
  foot: 190,
  front:
    path('M140 214Q150 120 196 92Q186 140 226 110Q270 80 284 120Q256 150 270 214Z', '#fffdf8', 'soft') +
    path('M34 236Q34 206 66 204H340Q370 206 370 236V430Q370 468 336 468H66Q34 468 34 430Z', main, 'soft') +
    path('M110 214Q200 196 292 214Q200 236 110 214Z', darker(main, 0.35), '') +
    path('M34 350Q120 300 200 350T370 340V430Q370 468 336 468H66Q34 468 34 430Z', accent, 'soft') +
    print(label, 200, 318, 64, main, 220),
});

export const mask: DrawBody = ({ main, accent }, label) => ({
  foot: 170,
  front:
    `<g transform="rotate(-9 130 300)">${rect(40, 110, 210, 340, 8, lighter(main, 0.35), 'soft')}${line('M52 128H238', '#ffffff', 3, 0.6)}</g>` +
    `<g transform="rotate(7 250 300)">${rect(150, 96, 216, 366, 8, main, 'soft')}${rect(150, 96, 216, 26, 6, darker(main, 0.12))}` +
    `${oval(258, 240, 66, 82, accent, 'soft')}${oval(236, 222, 13, 8, main)}${oval(280, 222, 13, 8, main)}${oval(258, 276, 18, 7, main)}` +
    `${print(label, 258, 396, 50, main, 180)}</g>`,
});
