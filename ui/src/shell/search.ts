// What stands behind the `?` of a page's address: filters, order, columns.
//
// Guarantee: a link says everything (it can be shared), nothing that is the default, and repeats a
// name for each value as the API does. What a page does not know or allow is dropped.

export type RawSearch = Record<string, unknown>;

/** `?a=1&b=x&b=y` as `{a: '1', b: ['x', 'y']}`: texts and lists of texts only. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found[name];
    found[name] =
      before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return found;
}

export function stringifySearch(search: RawSearch): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '' && one !== false) {
        parameters.append(name, String(one));
      }
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** One field: what an address gives, as the page takes it. `undefined`: not there. */
export type Field<T> = (raw: string[]) => T;

/** A text. */
export const text =
  (): Field<string | undefined> =>
  ([first]) =>
    first || undefined;

/** Any number of texts. */
export const texts = (): Field<string[] | undefined> => (raw) => (raw.length > 0 ? raw : undefined);

/** Any number of these. */
export const anyOf =
  <T extends string>(allowed: readonly T[]): Field<T[] | undefined> =>
  (raw) => {
    const known = raw.filter((value): value is T => (allowed as readonly string[]).includes(value));
    return known.length > 0 ? known : undefined;
  };

/** One of these. */
export const oneOf =
  <T extends string>(allowed: readonly T[]): Field<T | undefined> =>
  ([first]) =>
    (allowed as readonly string[]).includes(first ?? '') ? (first as T) : undefined;

/** Yes, or not there. */
export const flag =
  (): Field<true | undefined> =>
  ([first]) =>
    first === 'true' ? true : undefined;

/** A whole number. */
export const whole =
  (): Field<number | undefined> =>
  ([first]) =>
    first !== undefined && /^\d{1,15}$/.test(first) ? Number(first) : undefined;

type Fields = Record<string, Field<unknown>>;

export type SearchOf<F extends Fields> = { [K in keyof F]?: ReturnType<F[K]> };

/** The fields of a page's address. */
export function searchSchema<F extends Fields>(fields: F): (raw: RawSearch) => SearchOf<F> {
  return (raw) => {
    const search: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const given = raw[name];
      const list = given === undefined || given === null ? [] : [given].flat();
      const value = field(list.map(String));
      if (value !== undefined) {
        search[name] = value;
      }
    }
    return search as SearchOf<F>;
  };
}
