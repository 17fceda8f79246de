// Keys that work on every page: `?` for help, `g` and a letter to go to a page.

import { useEffect, useRef } from 'react';

/** Where `g` and a letter lead; those without a page, or not for the role, are left out. */
export const GO_TO: Record<string, string> = {
  d: '/',
  s: '/devices',
  a: '/alarms',
  u: '/users',
  m: '/multiple-devices',
  i: '/import-export',
  t: '/templates',
  p: '/placeholders',
  r: '/regions',
  j: '/jobs',
  l: '/audit',
};

const SECOND_KEY_MS = 1500;

/** Whether what has the focus takes letters itself, or something lies over the page. */
export function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  return (
    target.closest('input, textarea, select, [contenteditable="true"], [role="menu"]') !== null ||
    document.querySelector('[role="dialog"]') !== null
  );
}

interface PageKeys {
  /** Letters with the addresses that they lead to. */
  letters: Record<string, string>;
  onGo: (path: string) => void;
  onHelp: () => void;
}

export function usePageKeys({ letters, onGo, onHelp }: PageKeys): void {
  const latest = useRef({ letters, onGo, onHelp });
  latest.current = { letters, onGo, onHelp };
  useEffect(() => {
    let until = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) {
        return;
      }
      const now = Date.now();
      const path = latest.current.letters[event.key];
      if (now < until && path !== undefined) {
        until = 0;
        event.preventDefault();
        latest.current.onGo(path);
      } else if (event.key === '?') {
        event.preventDefault();
        latest.current.onHelp();
      } else {
        until = event.key === 'g' ? now + SECOND_KEY_MS : 0;
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
