import { create } from 'zustand';

/** Which title the customer tapped in the book that was opened for choosing; the page that asked takes it on return. */
const usePicked = create<{ titleId: string | null }>(() => ({ titleId: null }));

export const pickTitle = (titleId: string): void => usePicked.setState({ titleId });

/** Gives the choice once. */
export const takePickedTitle = (): string | null => {
  const { titleId } = usePicked.getState();
  if (titleId !== null) usePicked.setState({ titleId: null });
  return titleId;
};
