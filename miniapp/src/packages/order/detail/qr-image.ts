import Taro from '@tarojs/taro';
import { create } from 'qrcode/lib/core/qrcode';

const QUIET = 2;

/** A QR code as the address of a picture: SVG, so that it stays sharp and needs no canvas. */
export const qrImage = (text: string): string => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) if (data[y * size + x]) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  const whole = size + QUIET * 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" width="320" height="320"><rect width="${whole}" height="${whole}" fill="#fff"/><path d="${path}" fill="#211b15"/></svg>`;
  const bytes = Uint8Array.from(svg, (character) => character.charCodeAt(0));
  return `data:image/svg+xml;base64,${Taro.arrayBufferToBase64(bytes.buffer)}`;
};
