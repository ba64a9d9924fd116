import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Density = 'small' | 'medium';
export interface TablePrefs {
  /** Columns that the person hid or showed against the default. */
  columns: Record<string, boolean>;
  /** Keys in the person's order; unknown or new columns keep their place at the end. */
  order: string[];
  density: Density;
  pageSize: number;
}

interface PrefsState {
  person: string;
  collapsed: boolean;
  tables: Record<string, Partial<TablePrefs>>;
  setPerson: (person: string) => void;
  setCollapsed: (collapsed: boolean) => void;
  setTable: (key: string, change: Partial<TablePrefs>) => void;
  resetTable: (key: string) => void;
}

/** How a person likes the screens, kept in this browser by person, since clerks share a computer. */
export const usePrefs = create<PrefsState>()(
  persist(
    (set, get) => ({
      person: '',
      collapsed: false,
      tables: {},
      setPerson: (person) => set({ person }),
      setCollapsed: (collapsed) => set({ collapsed }),
      setTable: (key, change) => {
        const name = `${get().person}:${key}`;
        set({ tables: { ...get().tables, [name]: { ...get().tables[name], ...change } } });
      },
      resetTable: (key) => {
        const { [`${get().person}:${key}`]: _, ...tables } = get().tables;
        set({ tables });
      },
    }),
    { name: 'huitou.admin.prefs' },
  ),
);

const NONE: Partial<TablePrefs> = {};

export const useTablePrefs = (key: string): TablePrefs => {
  const saved = usePrefs((s) => s.tables[`${s.person}:${key}`] ?? NONE);
  return { columns: saved.columns ?? {}, order: saved.order ?? [], density: saved.density ?? 'small', pageSize: saved.pageSize ?? 20 };
};
