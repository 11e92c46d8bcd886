import type { SignIn, SignInResult, signOutResult } from "@foyer/contract/auth";
import { type Issue, type Reason, reasons } from "@foyer/contract/failures";
import type {
  AcceptInvitation,
  Acceptance,
  ByToken,
  declined,
  InvitationView,
  linkRequested,
  opened,
} from "@foyer/contract/invitations";
import type { z } from "zod";

/** Everything that this page ever asks the server. */
type Procedures = {
  "invitations.view": { input: ByToken; output: InvitationView };
  "invitations.recordOpened": { input: ByToken; output: z.infer<typeof opened> };
  "invitations.accept": { input: AcceptInvitation; output: Acceptance };
  "invitations.decline": { input: ByToken; output: z.infer<typeof declined> };
  "invitations.requestLink": { input: ByToken; output: z.infer<typeof linkRequested> };
  "auth.signIn": { input: SignIn; output: SignInResult };
  "auth.signOut": { input: Record<string, never>; output: z.infer<typeof signOutResult> };
};

type Path = keyof Procedures;

/** Why there is no answer: the server's reason, or `unreachable` when nothing that makes sense came back. */
export type Refusal = { readonly reason: Reason | "unreachable"; readonly issues: readonly Issue[] };

export type Answer<Output> =
  | { readonly ok: true; readonly data: Output }
  | { readonly ok: false; readonly refusal: Refusal };

export type Call = <P extends Path>(
  path: P,
  input: Procedures[P]["input"],
) => Promise<Answer<Procedures[P]["output"]>>;

const patienceMs = 15_000;
const unreachable: Refusal = { reason: "unreachable", issues: [] };

/**
 * Asks one tRPC procedure, always in a POST body: the token must never stand in a URL, where logs and referrers would
 * pick it up. Never throws; no network, a time-out and a proxy's error page are all `unreachable`.
 */
export const call: Call = async (path, input) => {
  try {
    const response = await fetch(`/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
      cache: "no-store",
      keepalive: path === "invitations.recordOpened",
      signal: AbortSignal.timeout(patienceMs),
    });
    return answerFrom(await response.json());
  } catch {
    return { ok: false, refusal: unreachable };
  }
};

function answerFrom<Output>(body: unknown): Answer<Output> {
  if (isObject(body) && isObject(body.result) && "data" in body.result) {
    // The server that answers is the one that served this page: its outputs are checked there, against the same contract.
    return { ok: true, data: body.result.data as Output };
  }
  if (isObject(body) && isObject(body.error) && isObject(body.error.data)) {
    return { ok: false, refusal: refusalFrom(body.error.data) };
  }
  return { ok: false, refusal: unreachable };
}

function refusalFrom(data: Record<string, unknown>): Refusal {
  const { reason, issues } = data;
  // A reason that this page does not know yet is none that the visitor could mend: "try again" is the honest answer.
  if (!isReason(reason)) return unreachable;
  return { reason, issues: Array.isArray(issues) ? issues.filter(isIssue) : [] };
}

function isReason(value: unknown): value is Reason {
  return typeof value === "string" && Object.hasOwn(reasons, value);
}

function isIssue(value: unknown): value is Issue {
  return isObject(value) && typeof value.path === "string" && typeof value.message === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
