/**
 * What was made of each key, kept for those that were asked for last: as many as come to `limit` by their size, which is one
 * each unless it is told.
 */
export function leastRecentlyUsed<Value>(
  limit: number,
  sizeOf: (value: Value, key: string) => number = () => 1,
): (key: string, make: () => Value) => Value {
  // A Map keeps the order in which its keys came.
  const kept = new Map<string, { readonly value: Value; readonly size: number }>();
  let size = 0;

  function drop(key: string): void {
    size -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  }

  function entryOf(key: string, make: () => Value) {
    const known = kept.get(key);
    if (known) return known;
    const value = make();
    return { value, size: sizeOf(value, key) };
  }

  return (key, make) => {
    const entry = entryOf(key, make);
    drop(key);
    kept.set(key, entry);
    size += entry.size;
    for (const oldest of kept.keys()) {
      if (size <= limit) break;
      drop(oldest);
    }
    return entry.value;
  };
}
