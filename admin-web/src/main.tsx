import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { Providers } from './app/providers.tsx';
import { router } from './app/router.tsx';
import './app/styles.css';

// A page chunk of the release before is gone after a new one: load the new release once, instead of showing a broken page.
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('huitou.reloaded') ?? 0);
  if (Date.now() - last < 10_000) return;
  sessionStorage.setItem('huitou.reloaded', String(Date.now()));
  window.location.reload();
});

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
