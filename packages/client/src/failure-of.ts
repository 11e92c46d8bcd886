import type { Reason } from "./procedures.ts";

/** One thing that is wrong in an input: where, and what. */
export type Issue = { readonly path: string; readonly message: string };

/** What comes with some reasons. */
type Particulars = {
  invalid_input: { readonly issues: readonly Issue[] };
  /** The pending invitation that is in the way; null if it is no longer, or the address is in one list twice. */
  already_invited: { readonly invitationId: string | null };
  /** When trying again may work, in seconds. */
  rate_limited: { readonly retryAfterSeconds: number };
  account_locked: { readonly retryAfterSeconds: number };
  /** A number: the same call is still being answered. Null: something else is as it was not expected to be. */
  conflict: { readonly retryAfterSeconds: number | null };
};

type FailureBy<R extends Reason> = {
  readonly [Each in R]: {
    readonly reason: Each;
    /** The HTTP status. */
    readonly status: number;
    /** A sentence for people. */
    readonly message: string;
  } & (Each extends keyof Particulars ? Particulars[Each] : unknown);
}[R];

/** What the server refused, told apart by its `reason`. A later version may know more reasons: keep a `default`. */
export type FoyerFailure = FailureBy<Reason>;

/** What a call throws where the server refuses it. */
export type FoyerError<R extends Reason = Reason> = Error & FailureBy<R>;

/**
 * Whether this is a refusal by the server, and for one of these reasons, if any are named.
 *
 * @example
 * if (isFailure(error, "already_invited")) console.log(error.invitationId);
 */
export function isFailure<R extends Reason = Reason>(
  error: unknown,
  ...reasons: R[]
): error is FoyerError<R> {
  if (!isRefusal(error)) return false;
  return reasons.length === 0 || reasons.some((reason) => reason === error.reason);
}

/**
 * What the server refused, as plain data. Null for everything that is no refusal of the server: then throw it on.
 *
 * @example
 * const failure = failureOf(error);
 * switch (failure?.reason) {
 *   case "invalid_input": return failure.issues;
 *   case "event_full": return "Too late.";
 *   default: throw error;
 * }
 */
export function failureOf(error: unknown): FoyerFailure | null {
  return isRefusal(error) ? readFailure(error.message, error) : null;
}

/** The error to throw for a refusal. */
export function refusal(failure: FoyerFailure): Error & FoyerFailure {
  const { message, ...told } = failure;
  const error = new Error(message);
  error.name = refused;
  return Object.assign(error, told, { message });
}

/** Reads what an answer says of a failure. Null: it names no reason. */
export function readFailure(message: string, said: object): FoyerFailure | null {
  const reason = wordIn(said, "reason");
  if (reason === null || !isReason(reason)) return null;
  const status = numberIn(said, "httpStatus") ?? numberIn(said, "status") ?? 0;
  const retryAfterSeconds = numberIn(said, "retryAfterSeconds");
  switch (reason) {
    case "invalid_input":
      return { reason, status, message, issues: issuesIn(said) };
    case "already_invited":
      return { reason, status, message, invitationId: wordIn(said, "invitationId") };
    case "rate_limited":
    case "account_locked":
      return { reason, status, message, retryAfterSeconds: retryAfterSeconds ?? 1 };
    case "conflict":
      return { reason, status, message, retryAfterSeconds };
    default:
      return { reason, status, message };
  }
}

/** By name, not by class: two copies of this package know each other's errors. */
const refused = "FoyerError";

function isRefusal(error: unknown): error is FoyerError {
  return error instanceof Error && error.name === refused;
}

/** A word that this version does not know is one as well. */
function isReason(word: string): word is Reason {
  return word !== "";
}

function issuesIn(said: object): Issue[] {
  const issues: unknown = Reflect.get(said, "issues");
  if (!Array.isArray(issues)) return [];
  return issues.map((issue: object) => ({
    path: wordIn(issue, "path") ?? "",
    message: wordIn(issue, "message") ?? "",
  }));
}

function wordIn(said: object, name: string): string | null {
  const value: unknown = Reflect.get(said, name);
  return typeof value === "string" ? value : null;
}

function numberIn(said: object, name: string): number | null {
  const value: unknown = Reflect.get(said, name);
  return typeof value === "number" ? value : null;
}
