import { create } from 'zustand';

/** Which address the customer tapped in the list that was opened for choosing; the page that asked takes it on return. */
export const usePicked = create<{ addressId: string | null }>(() => ({ addressId: null }));

export const pickAddress = (addressId: string): void => usePicked.setState({ addressId });

/** Gives the choice once. */
export const takePicked = (): string | null => {
  const { addressId } = usePicked.getState();
  if (addressId !== null) usePicked.setState({ addressId: null });
  return addressId;
};
