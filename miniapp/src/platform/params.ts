/** A value of a page's query as text. Depending on the platform, and on how the page was reached, it arrives decoded or still encoded. */
export const paramText = (value: string | undefined): string => {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    return value ?? '';
  }
};
