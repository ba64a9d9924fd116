import { fileUrl } from './config';

/** Hands a file to the browser's own download. */
export const saveDownload = (url: string): void => {
  const link = document.createElement('a');
  link.href = fileUrl(url);
  link.download = '';
  link.click();
};
