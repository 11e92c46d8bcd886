import type { OptOut } from "@foyer/contract/mail";
import type { Refusal } from "../call.ts";
import { isUnknownLink } from "../visit.ts";

/** Where somebody stands who came to say that they want no more invitations. */
export type OptOutVisit =
  | { readonly at: "loading" }
  | { readonly at: "unknown_link" }
  | { readonly at: "unreachable"; readonly retrying: boolean; readonly waitSeconds: number }
  | {
      /** `ask`: nothing is said yet. `done`: they are invited no more. `undone`: they have taken that back, here. */
      readonly at: "ask" | "done" | "undone";
      readonly optOut: OptOut;
      readonly acting: boolean;
      /** Why the last act came to nothing. */
      readonly refusal: Refusal | null;
    };

/** What the server's answer shows; `before` is where they stood. */
export function told(before: OptOutVisit, optOut: OptOut): OptOutVisit {
  const tookBack = before.at === "done" || before.at === "undone";
  const at = optOut.isOptedOut ? "done" : tookBack ? "undone" : "ask";
  return { at, optOut, acting: false, refusal: null };
}

/** What a refusal shows: beside the question, or instead of it where there is none yet or none any more. */
export function refused(before: OptOutVisit, refusal: Refusal): OptOutVisit {
  if (isUnknownLink(refusal)) return { at: "unknown_link" };
  if ("optOut" in before) return { ...before, acting: false, refusal };
  return { at: "unreachable", retrying: false, waitSeconds: refusal.retryAfterSeconds };
}
