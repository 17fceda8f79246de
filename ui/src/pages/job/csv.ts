// The new passwords as CSV (RFC 4180) that people open in a spreadsheet.
//
// Guarantee: no user's name is taken for a formula (threat T15), guarded as the server guards the
// cells of its own files. Passwords stay as they are: they are made by the server, and one with a
// character more in front would be another one.

/** What a cell must not begin with: what begins a formula, and the guard itself. */
const GUARDED = /^[=+\-@\t\r\n']/;

export function passwordsAsCsv(passwords: readonly { user: string; password: string }[]): string {
  const rows = passwords.map(({ user, password }) => [
    GUARDED.test(user) ? `'${user}` : user,
    password,
  ]);
  return [['user', 'password'], ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
