/** What was made of each key, kept for the `limit` keys that were asked for last. */
export function leastRecentlyUsed<Value>(limit: number): (key: string, make: () => Value) => Value {
  // A Map keeps the order in which its keys came.
  const kept = new Map<string, { readonly value: Value }>();
  return (key, make) => {
    const entry = kept.get(key) ?? { value: make() };
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return entry.value;
  };
}
