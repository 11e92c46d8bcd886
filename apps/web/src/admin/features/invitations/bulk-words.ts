import type { BulkAction } from "@foyer/contract/invitations";
import { plural } from "../../lib/moment.ts";

type Words = {
  /** On the button above the list. */
  readonly label: string;
  /** @param count null: all that match, however many they are */
  readonly ask: (count: number | null) => string;
  readonly does: string;
  readonly keep: string;
  readonly confirm: string;
  readonly running: string;
  readonly done: (count: number) => string;
};

/** What doing the same with many invitations is called, and what it means. */
export const bulkWords: Readonly<Record<BulkAction, Words>> = {
  resend: {
    label: "Resend",
    ask: (count) => `Send ${which(count)} again?`,
    does: "Each of them gets an e-mail with a fresh link, valid for the full time anew, also where the old one has expired. Links from before keep working.",
    keep: "Leave as it is",
    confirm: "Send again",
    running: "Sending again…",
    done: (count) => `${plural(count, "invitation")} sent again`,
  },
  remind: {
    label: "Remind",
    ask: (count) => `Remind ${which(count)}?`,
    does: "Each of them gets an e-mail that says until when they can answer. It counts as a follow-up message; the time to answer stays as it is.",
    keep: "Leave as it is",
    confirm: "Send reminders",
    running: "Sending reminders…",
    done: (count) => `${plural(count, "reminder")} on the way`,
  },
  cancel: {
    label: "Cancel",
    ask: (count) => `Cancel ${which(count)}?`,
    does: "Every link that was sent or copied stops working at once, and nobody can come in with one any more. Whoever stands in line for a seat loses their place. This can’t be undone; you can invite them again.",
    keep: "Keep them",
    confirm: "Cancel them",
    running: "Cancelling…",
    done: (count) => `${plural(count, "invitation")} cancelled`,
  },
};

function which(count: number | null): string {
  if (count === null) return "all invitations that match";
  return count === 1 ? "this invitation" : plural(count, "invitation");
}
