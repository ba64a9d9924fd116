import { useEffect, useRef } from 'react';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('.ant-select') !== null);
const dialogOpen = (): boolean => document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-image-preview') !== null;

/**
 * Single keys of a page: `useHotkeys({ j: next, k: previous })`. Silent while somebody types or a dialog is open, and with modifiers,
 * so that the browser's own shortcuts stay.
 */
export const useHotkeys = (keys: Readonly<Record<string, (() => void) | undefined>>): void => {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target) || dialogOpen()) return;
      const act = current.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};

/** Keys with Alt, by the key's place on the keyboard (`Digit1`): they work while one types, in a dialog for instance. */
export const useAltKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const act = event.altKey && !event.ctrlKey && !event.metaKey ? current.current[event.code] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};
