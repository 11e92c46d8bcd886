/** What stands at a place in an answer; `undefined` if nothing does. @throws Error if the way there leads through no object */
export function fieldIn(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => objectIn(at)[name], value);
}

/** An answer that is to be an object. @throws Error if it is none */
export function objectIn(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Error(`No object: ${JSON.stringify(value)}`);
  return { ...value };
}
