import { create } from 'qrcode/lib/core/qrcode';

const QUIET = 2;

/** A QR code as the address of a picture: SVG, so that it stays sharp and needs no canvas. */
export const qrImage = (text: string): string => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) if (data[y * size + x]) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  const whole = size + QUIET * 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" width="320" height="320"><rect width="${whole}" height="${whole}" fill="#fff"/><path d="${path}" fill="#211b15"/></svg>`;
  return `data:image/svg+xml;base64,${base64(svg)}`;
};

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Of ASCII text. WeChat's logic layer has no `btoa`. */
const base64 = (ascii: string): string => {
  let result = '';
  for (let i = 0; i < ascii.length; i += 3) {
    const left = ascii.length - i;
    const bits = (ascii.charCodeAt(i) << 16) | ((left > 1 ? ascii.charCodeAt(i + 1) : 0) << 8) | (left > 2 ? ascii.charCodeAt(i + 2) : 0);
    const digit = (shift: number) => DIGITS.charAt((bits >> shift) & 63);
    result += digit(18) + digit(12) + (left > 1 ? digit(6) : '=') + (left > 2 ? digit(0) : '=');
  }
  return result;
};
