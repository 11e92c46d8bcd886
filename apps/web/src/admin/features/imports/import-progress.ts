import type { ImportRun } from "@foyer/contract/imports";

/** Whether something of an import still goes on by itself: its rows, its end, or its e-mails. */
export function isUnderWay(run: ImportRun): boolean {
  if (run.status === "running" || run.status === "cancelling") return true;
  return run.status === "done" && mailsToCome(run) > 0;
}

/** E-mails that are not handed over yet, as far as somebody still waits for them. */
export function mailsToCome({ sends, pending, created, delivered }: ImportRun): number {
  return sends ? Math.max(0, Math.min(pending, created - delivered)) : 0;
}

/** In how many milliseconds to look again; false: nothing changes by itself any more. */
export function lookAgainIn(run: ImportRun): number | false {
  if (run.status === "running" || run.status === "cancelling") return 1_000;
  return isUnderWay(run) ? 3_000 : false;
}
