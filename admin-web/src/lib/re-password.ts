import { create } from 'zustand';

interface RePasswordState {
  waiting: ((confirmed: boolean) => void)[];
  /** Opens the password dialog; resolves true once the server took the password, false when the person gave up. */
  ask: () => Promise<boolean>;
  settle: (confirmed: boolean) => void;
}

/** Calls that wait for the person to type the password again; several waiting calls share one dialog. */
export const useRePassword = create<RePasswordState>()((set, get) => ({
  waiting: [],
  ask: () => new Promise((resolve) => set({ waiting: [...get().waiting, resolve] })),
  settle: (confirmed) => {
    const waiting = get().waiting;
    set({ waiting: [] });
    for (const resolve of waiting) resolve(confirmed);
  },
}));
