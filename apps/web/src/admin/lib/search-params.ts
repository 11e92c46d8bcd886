/** Reads a flat query string; a number stays the text it was, so that `?search=0042` is found as typed. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes a flat query string, leaving out what is empty. */
export function stringifySearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === "string" && value !== "") written.set(name, value);
  }
  const text = written.toString();
  return text === "" ? "" : `?${text}`;
}

/** One of the keys of a table, or nothing: a hand-written URL never breaks a page. */
export function oneOf<Key extends string>(
  value: unknown,
  table: Readonly<Record<Key, unknown>>,
): Key | undefined {
  return keysOf(table).find((key) => key === value);
}

/** Text of at most `max` characters, trimmed, or nothing. */
export function text(value: unknown, max: number): string | undefined {
  const trimmed = typeof value === "string" ? value.trim().slice(0, max) : "";
  return trimmed === "" ? undefined : trimmed;
}

/** An id (RFC 9562), or nothing. */
export function idIn(value: unknown): string | undefined {
  return typeof value === "string" && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
    ? value
    : undefined;
}

/** The keys of a table with fixed keys. */
export function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(table).filter((key): key is Key => Object.hasOwn(table, key));
}
