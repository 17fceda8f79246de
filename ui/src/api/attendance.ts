// Whether somebody sits at this page.
//
// What a page reads by itself while nobody does must not keep a session alive (ASVS 7.3.1).

/** How long after a key or a click somebody is taken to be there; longer than pages stay quiet. */
export const ATTENDED_MS = 30_000;

const SIGNS = ['pointerdown', 'click', 'keydown', 'wheel', 'input'] as const;

let lastSign = Date.now();

/** Somebody has done something: they are there. */
export function noteSign(): void {
  lastSign = Date.now();
}

export function isAttended(): boolean {
  return Date.now() - lastSign < ATTENDED_MS;
}

/** Begins to watch for keys and clicks, those of people only. */
export function watchForSigns(): void {
  for (const sign of SIGNS) {
    const options = { capture: true, passive: true };
    window.addEventListener(sign, ({ isTrusted }) => isTrusted && noteSign(), options);
  }
  document.addEventListener('visibilitychange', () => document.hidden || noteSign());
}
