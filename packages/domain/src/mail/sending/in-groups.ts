/**
 * Collects what comes one by one, and has it written down in groups: while one is written, the next gathers. `add` resolves
 * when what it was given stands there, and rejects where it can't be.
 */
export function inGroups<Item>(write: (items: readonly Item[]) => Promise<void>): {
  add(item: Item): Promise<void>;
} {
  type Waiting = { readonly item: Item; readonly done: PromiseWithResolvers<void> };
  let gathered: Waiting[] = [];
  let isWriting = false;

  async function writeOne({ item, done }: Waiting): Promise<void> {
    try {
      await write([item]);
      done.resolve();
    } catch (error) {
      done.reject(error);
    }
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      await write(group.map(({ item }) => item));
      for (const { done } of group) done.resolve();
    } catch (error) {
      // One that the database does not take must not keep it from knowing of the others.
      if (group.length === 1) for (const { done } of group) done.reject(error);
      else for (const each of group) await writeOne(each);
    }
  }

  async function writeAll(): Promise<void> {
    isWriting = true;
    // What the same moment brings goes together.
    await new Promise(setImmediate);
    while (gathered.length > 0) {
      const group = gathered;
      gathered = [];
      await writeGroup(group);
    }
    isWriting = false;
  }

  return {
    add(item) {
      const done = Promise.withResolvers<void>();
      gathered.push({ item, done });
      if (!isWriting) void writeAll();
      return done.promise;
    },
  };
}
