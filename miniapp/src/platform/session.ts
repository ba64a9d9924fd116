import { create } from 'zustand';
import { stored } from './storage';

interface Session {
  token: string | null;
}
const kept = stored<string>('huitou.token');

/** Who is signed in on this phone. Pages read `useSession((s) => s.token)`; everything else goes through `signIn`. */
export const useSession = create<Session>(() => ({ token: kept.get() ?? null }));

export const currentToken = (): string | null => useSession.getState().token;

export const setToken = (token: string | null): void => {
  if (token === null) kept.clear();
  else kept.set(token);
  useSession.setState({ token });
};
