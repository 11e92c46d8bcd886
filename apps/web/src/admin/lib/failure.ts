import type { Issue, Reason } from "@foyer/contract/failures";
import { TRPCClientError } from "@trpc/client";

/** Why a call did not succeed, as far as this side can tell. */
export type CallFailure = {
  /** `unreachable`: no answer came. `unexpected`: one came that names no reason. */
  readonly reason: Reason | "unreachable" | "unexpected";
  readonly message: string;
  readonly issues: readonly Issue[];
  /** The pending invitation that is in the way (`already_invited`). */
  readonly invitationId: string | null;
  /** How long trying again is pointless (`rate_limited`, `account_locked`), where the server says so. */
  readonly retryAfterSeconds: number | null;
};

/** What went wrong with a call, in words that can be shown. */
export function failureOf(error: unknown): CallFailure {
  if (!(error instanceof TRPCClientError)) return plain("unexpected", "Something went wrong on this page.");
  const data: unknown = error.data;
  if (!isRecord(data))
    return plain("unreachable", "Foyer can't be reached. Check your connection and try again.");
  if (!isReason(data["reason"]))
    return plain("unexpected", "Something went wrong on the server. Try again in a moment.");
  return {
    reason: data["reason"],
    message: error.message,
    issues: Array.isArray(data["issues"]) ? data["issues"].filter(isIssue) : [],
    invitationId: typeof data["invitationId"] === "string" ? data["invitationId"] : null,
    retryAfterSeconds: typeof data["retryAfterSeconds"] === "number" ? data["retryAfterSeconds"] : null,
  };
}

function plain(reason: CallFailure["reason"], message: string): CallFailure {
  return { reason, message, issues: [], invitationId: null, retryAfterSeconds: null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isReason(value: unknown): value is Reason {
  return typeof value === "string";
}

function isIssue(value: unknown): value is Issue {
  return isRecord(value) && typeof value["path"] === "string" && typeof value["message"] === "string";
}
