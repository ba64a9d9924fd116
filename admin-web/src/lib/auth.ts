import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Who may: as `Access` of a route, or a permission by name as `states.ts` has it. */
export type Rule = string | { readonly staff: string };

interface AuthState {
  token: string | null;
  permissions: readonly string[];
  /** True after the server refused a token that used to be good: the sign-in page says so. */
  expired: boolean;
  signIn: (token: string) => void;
  setPermissions: (permissions: readonly string[]) => void;
  signOut: () => void;
  expire: () => void;
}

/** The session of this browser. Only the token outlives a reload; permissions are asked for anew each time. */
export const useAuth = create<AuthState>()(
  persist(
    (set, get) => ({
      token: null,
      permissions: [],
      expired: false,
      signIn: (token) => set({ token, expired: false }),
      setPermissions: (permissions) => set({ permissions }),
      signOut: () => set({ token: null, permissions: [], expired: false }),
      expire: () => {
        if (get().token !== null) set({ token: null, permissions: [], expired: true });
      },
    }),
    { name: 'huitou.admin.session', partialize: ({ token }) => ({ token }) },
  ),
);

/** Whether permissions allow an access rule. The server decides; this only keeps dead buttons off the screen. */
export const allows = (permissions: readonly string[], access: Rule): boolean =>
  typeof access === 'string' || permissions.includes('*') || permissions.includes(access.staff);

/** `const can = useCan(); can(orderRoutes.ship)`: whether the signed-in person may call a route. */
export const useCan = (): ((route: { readonly access: Rule }) => boolean) => {
  const permissions = useAuth((s) => s.permissions);
  return (route) => allows(permissions, route.access);
};
