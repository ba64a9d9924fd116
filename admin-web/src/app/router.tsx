import type { ReactElement } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { useCan } from '../lib/auth.ts';
import { Loading } from '../ui/states.tsx';
import { Forbidden, NotFound, PageError } from './error-boundary.tsx';
import { AppLayout } from './layout.tsx';
import { pages } from './menu.tsx';
import type { PageDef } from './page-def.ts';

const Guarded = ({ page, children }: { page: PageDef; children: ReactElement }): ReactElement =>
  useCan()(page.needs ?? { access: 'staff' }) ? children : <Forbidden />;

const toRoute = (page: PageDef): RouteObject => ({
  path: page.path,
  errorElement: <PageError />,
  HydrateFallback: Loading,
  lazy: async () => {
    const { default: Content } = await page.load();
    return {
      Component: () => (
        <Guarded page={page}>
          <Content />
        </Guarded>
      ),
    };
  },
});

export const router = createBrowserRouter(
  [
    {
      path: '/sign-in',
      errorElement: <PageError />,
      HydrateFallback: Loading,
      lazy: async () => ({ Component: (await import('../pages/sign-in/sign-in.tsx')).default }),
    },
    {
      path: '/',
      element: <AppLayout />,
      errorElement: <PageError />,
      children: [...pages.map(toRoute), { path: '*', element: <NotFound /> }],
    },
  ],
  { basename: '/admin' },
);
