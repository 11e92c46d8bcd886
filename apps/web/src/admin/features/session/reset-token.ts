import { useSyncExternalStore } from "react";

/**
 * The secret part of a reset link, from the address bar's fragment; empty if there is none. It is base64url, so whatever
 * a mail program has stuck to its end (a full stop, a bracket) is left out.
 */
export function resetTokenIn(hash: string): string {
  return /^#?([\w-]*)/.exec(hash)?.[1] ?? "";
}

// In memory alone: not in the address, and not in the history that a browser writes to the disk. A reload loses it.
let held = "";
let changed = () => {};

/** Keeps the secret for the page that uses it. */
export function holdResetToken(token: string): void {
  held = token;
  changed();
}

/** The secret of the link that was opened last; empty where none was, or the page was loaded anew. */
export function useHeldResetToken(): string {
  return useSyncExternalStore(subscribe, () => held);
}

function subscribe(tell: () => void): () => void {
  changed = tell;
  return () => {
    changed = () => {};
  };
}
