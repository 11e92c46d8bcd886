import { useEffect, useSyncExternalStore } from "react";

/** Whose changes come by themselves: an organization's, or those of one place in it. */
export type LiveScope = {
  readonly organizationId: string;
  readonly spaceId?: string;
  readonly eventId?: string;
};

/**
 * Keeps what is shown as it is on the server: whatever somebody changes is asked for again by itself. For those who may
 * follow it (the organization's managers, and those of a place); null: nobody here does.
 */
export function useLive(scope: LiveScope | null): void {
  const key = scope && JSON.stringify(scope);
  useEffect(() => {
    if (key === null) return;
    const left = new AbortController();
    // What follows is not needed to show the first view, and not part of it. Without it one comes back to the tab to look again.
    import("./live-follow.ts").then(
      ({ follow }) => follow(JSON.parse(key), left.signal),
      () => {},
    );
    return () => left.abort();
  }, [key]);
}

const listeners = new Set<() => void>();
let lost = 0;

/** Whether changes have not come through for so long that one should know. */
export function useLiveLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => lost > 0,
  );
}

/** Notes that a scope has lost its connection, until what it answers is called. */
export function noteLost(): () => void {
  let isNoted = true;
  note(1);
  return () => {
    if (isNoted) note(-1);
    isNoted = false;
  };
}

function note(more: number): void {
  lost += more;
  for (const listener of listeners) listener();
}
