import type { Services } from "../context.ts";
import { findImport } from "./import-row.ts";
import { inviteNext } from "./invite-next.ts";
import { takeBackNext } from "./take-back-next.ts";

/**
 * Works an import through to its end, a share at a time: invites its people, or takes back what it has made where it was
 * cancelled. Safe to run side by side, as often as one likes, and to end in the middle: each row has its turn once. Nothing is
 * left to do for one that is done.
 * @throws Failure `unavailable`; whatever `signal` was aborted with
 */
export async function runImport(services: Services, importId: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    if (!(await runNext(services, importId))) return;
  }
}

/** Works on the next share of an import; answers false where there was nothing left to do. */
export async function runNext(services: Services, importId: string): Promise<boolean> {
  const stored = await findImport(services.database.read, importId);
  switch (stored?.status) {
    case "running":
      await inviteNext(services, stored);
      return true;
    case "cancelling":
      await takeBackNext(services, stored);
      return true;
    case "done":
    case "cancelled":
    case undefined:
      return false;
  }
}
