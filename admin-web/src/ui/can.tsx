import type { ReactElement, ReactNode } from 'react';
import { useCan, type Rule } from '../lib/auth.ts';

/** Draws its children when the signed-in person may call the route. */
export const Can = ({
  route,
  children,
  otherwise,
}: {
  route: { readonly access: Rule };
  children: ReactNode;
  otherwise?: ReactNode;
}): ReactElement => (useCan()(route) ? <>{children}</> : <>{otherwise}</>);
