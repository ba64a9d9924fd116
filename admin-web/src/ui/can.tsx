import type { Access } from '@huitou/shared-types/http.ts';
import type { ReactElement, ReactNode } from 'react';
import { useCan } from '../lib/auth.ts';

/** Draws its children when the signed-in person may call the route. */
export const Can = ({ route, children, otherwise }: { route: { readonly access: Access }; children: ReactNode; otherwise?: ReactNode }): ReactElement =>
  useCan()(route) ? <>{children}</> : <>{otherwise}</>;
