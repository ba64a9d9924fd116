import type { Download } from './transport.ts';

/** Hands a file to the browser under the name that the server gave it. */
export const saveFile = ({ blob, name }: Download): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** Opens a file, a PDF to print, in a new tab; falls back to saving it where pop-ups are blocked. */
export const openFile = (file: Download): void => {
  const url = URL.createObjectURL(file.blob);
  if (window.open(url, '_blank') === null) saveFile(file);
  setTimeout(() => URL.revokeObjectURL(url), 300_000);
};
