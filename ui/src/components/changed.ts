// What of a form is sent: only what somebody changed, so that what a colleague changed meanwhile,
// or what was never set, stays as it is.

/** The fields of `now` that are not as they were. */
export function changed<Values extends object>(before: Values, now: Values): Partial<Values> {
  const fields = (Object.keys(now) as (keyof Values)[]).filter(
    (field) => JSON.stringify(now[field]) !== JSON.stringify(before[field]),
  );
  return Object.fromEntries(fields.map((field) => [field, now[field]])) as Partial<Values>;
}
