// MAC addresses as people type them.

/** The digits alone, lower case, without what separates them. */
export function digitsOf(typed: string): string {
  return typed.replace(/[:.\s-]/g, '').toLowerCase();
}

export function isMac(typed: string): boolean {
  return /^[0-9a-f]{12}$/.test(digitsOf(typed));
}
