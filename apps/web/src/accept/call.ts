import type {
  Me,
  SignIn,
  SignInResult,
  signOutResult,
  VerifyMfa,
  VerifyMfaResult,
} from "@foyer/contract/auth";
import type { Issue, Reason } from "@foyer/contract/failures";
import type {
  Acceptance,
  AcceptInvitation,
  ByToken,
  CalendarFile,
  declined,
  InvitationView,
  JoinWaitingList,
  linkRequested,
  opened,
  Waiting,
} from "@foyer/contract/invitations";
import type { ByOptOutToken, OptOut } from "@foyer/contract/mail";
import type { z } from "zod";

/** Everything that this page ever asks the server. */
type Procedures = {
  "invitations.view": { input: ByToken; output: InvitationView };
  "invitations.recordOpened": { input: ByToken; output: z.infer<typeof opened> };
  "invitations.accept": { input: AcceptInvitation; output: Acceptance };
  "invitations.decline": { input: ByToken; output: z.infer<typeof declined> };
  "invitations.requestLink": { input: ByToken; output: z.infer<typeof linkRequested> };
  "invitations.joinWaitingList": { input: JoinWaitingList; output: Waiting };
  "invitations.calendar": { input: ByToken; output: CalendarFile };
  "mail.optOut.view": { input: ByOptOutToken; output: OptOut };
  "mail.optOut.confirm": { input: ByOptOutToken; output: OptOut };
  "mail.optOut.undo": { input: ByOptOutToken; output: OptOut };
  "auth.signIn": { input: SignIn; output: SignInResult };
  "auth.me": { input: Record<string, never>; output: Me };
  "auth.verifyMfa": { input: VerifyMfa; output: VerifyMfaResult };
  "auth.signOut": { input: Record<string, never>; output: z.infer<typeof signOutResult> };
};

type Path = keyof Procedures;

/** Why there is no answer: the server's reason, or `unreachable` when nothing that makes sense came back. */
export class Refusal extends Error {
  readonly reason: Reason | "unreachable";
  readonly issues: readonly Issue[];
  /** How long to wait before trying again may work; 0 where nobody asks for that. */
  readonly retryAfterSeconds: number;

  constructor(reason: Refusal["reason"], issues: readonly Issue[] = [], retryAfterSeconds = 0) {
    super(reason);
    this.reason = reason;
    this.issues = issues;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export type Call = <P extends Path>(
  path: P,
  input: Procedures[P]["input"],
) => Promise<Procedures[P]["output"]>;

/** What tRPC writes for a single call. */
type Body<Output> = {
  readonly result?: { readonly data: Output };
  readonly error?: { readonly data?: Partial<Pick<Refusal, "reason" | "issues" | "retryAfterSeconds">> };
};

const patienceMs = 15_000;

/**
 * Asks one tRPC procedure, always in a POST body: the token must never stand in a URL, where logs and referrers would
 * pick it up.
 * @throws Refusal, and nothing else; no network, a time-out and a proxy's error page are all `unreachable`.
 */
export const call: Call = async <P extends Path>(path: P, input: Procedures[P]["input"]) => {
  // Taken at its word: the server that answers is the one that served this page, and checks its outputs itself.
  const body: Body<Procedures[P]["output"]> | null = await fetch(`/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
    cache: "no-store",
    keepalive: path === "invitations.recordOpened",
    signal: AbortSignal.timeout(patienceMs),
  })
    .then((response) => response.json())
    .catch(() => null);
  if (body?.result) return body.result.data;
  const refused = body?.error?.data;
  throw new Refusal(refused?.reason ?? "unreachable", refused?.issues, refused?.retryAfterSeconds);
};
