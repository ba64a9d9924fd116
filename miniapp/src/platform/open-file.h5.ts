import { fileUrl } from './config';

/** Shows a document in a new tab of the browser. */
export const openFile = async (url: string, _kind: 'pdf'): Promise<void> => {
  window.open(fileUrl(url), '_blank', 'noopener');
};
