import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { queryClient } from '../lib/api.ts';

// What jsdom lacks and antd asks for at once.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
})) as typeof window.matchMedia;

/** Puts an element on a page of its own, inside what the app takes for granted; `address` is what the router shows. */
export const mount = async (
  element: ReactElement,
  path = '/',
): Promise<{ box: HTMLElement; address: () => string; unmount: () => Promise<void> }> => {
  queryClient.clear();
  const box = document.body.appendChild(document.createElement('div'));
  const root = createRoot(box);
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [path] });
  await act(async () =>
    root.render(
      <ConfigProvider button={{ autoInsertSpace: false }} theme={{ token: { motion: false } }}>
        <App>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>,
    ),
  );
  return {
    box,
    address: () => router.state.location.pathname + router.state.location.search,
    unmount: async () => {
      await act(async () => root.unmount());
      box.remove();
    },
  };
};

/** Lets promises and timers that are due run. */
export const settle = (ms = 0): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));

/** Types a text as a person would leave it in the field. */
export const type = async (input: Element | null, text: string): Promise<void> => {
  if (!(input instanceof HTMLInputElement)) throw new Error('not an input');
  const property = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  await act(async () => {
    property?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
};

export const click = (element: Element | null | undefined): Promise<void> => {
  if (!element) throw new Error('nothing to click');
  return act(async () => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
};

/** Presses a key and lets it go. */
export const press = (element: Element | null, key: string): Promise<void> => {
  if (!element) throw new Error('nothing to press a key in');
  return act(async () => {
    for (const kind of ['keydown', 'keyup']) element.dispatchEvent(new KeyboardEvent(kind, { key, bubbles: true }));
  });
};

/** The button that says `text`. */
export const button = (box: ParentNode, text: string): HTMLButtonElement | undefined =>
  [...box.querySelectorAll('button')].find((one) => one.textContent?.trim() === text);
