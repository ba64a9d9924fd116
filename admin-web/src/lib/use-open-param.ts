import { useSearchParams } from 'react-router';

/** The id of the row whose drawer is open, kept in the address so that it can be linked to: `[id, open, close]`. */
export const useOpenParam = (name = 'open'): [string | null, (id: string) => void, () => void] => {
  const [params, setParams] = useSearchParams();
  const set = (id: string | null): void =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (id === null) next.delete(name);
        else next.set(name, id);
        return next;
      },
      { replace: true },
    );
  return [params.get(name), (id) => set(id), () => set(null)];
};

/** A tab kept in the address: `[tab, setTab]`. */
export const useTabParam = <T extends string>(tabs: readonly T[], fallback: T, name = 'tab'): [T, (tab: string) => void] => {
  const [params, setParams] = useSearchParams();
  const value = params.get(name);
  const set = (tab: string): void =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (tab === fallback) next.delete(name);
        else next.set(name, tab);
        return next;
      },
      { replace: true },
    );
  return [tabs.find((tab) => tab === value) ?? fallback, set];
};
