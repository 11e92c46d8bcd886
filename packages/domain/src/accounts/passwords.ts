import { Failure } from "@foyer/contract/failures";
import {
  minimumPasswordLength,
  minimumPasswordLengthWithMfa,
  passwordProblem,
} from "@foyer/contract/passwords";
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";

// Argon2id as OWASP's Password Storage Cheat Sheet sets it: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hashing fills the threads that also read files and look up names, so it gets some of them and never all; whoever comes
// when hundreds wait already is told to come again.
const gate = pLimit(2);
const mostWaiting = 500;

function throughGate<Result>(work: () => Promise<Result>): Promise<Result> {
  if (gate.pendingCount >= mostWaiting) throw new Failure("unavailable");
  return gate(work);
}

/** One form for what looks the same on every keyboard (NIST SP 800-63B-4 §3.1.1.2). */
const normalized = (password: string) => password.normalize("NFKC");

/** Hashes a new password. Takes tens of milliseconds: never call it inside a transaction. @throws Failure `weak_password` */
export async function hashPassword(password: string): Promise<string> {
  const problem = passwordProblem(password);
  if (problem) {
    throw new Failure("weak_password", {
      message: problem,
      issues: [{ path: "password", message: problem }],
    });
  }
  return throughGate(() => hash(normalized(password), cost));
}

let nobody: Promise<string> | undefined;

/** Whether a password is right. Takes as long for an account that does not exist, so that time tells nothing. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash("nobody's password", cost);
  const known = passwordHash ?? (await nobody);
  const matches = await throughGate(() => verify(known, normalized(password)));
  return matches && passwordHash !== null;
}

/**
 * How long somebody's next password must be: shorter only where a second factor stands beside it for good, because an
 * organization asks for it (NIST SP 800-63B-4 §3.1.1.2).
 */
export function minimumLengthFor({
  mfaEnabled,
  memberships,
}: {
  readonly mfaEnabled: boolean;
  readonly memberships: readonly { readonly active: boolean; readonly mfaRequired: boolean }[];
}): number {
  const lasts = mfaEnabled && memberships.some(({ active, mfaRequired }) => active && mfaRequired);
  return lasts ? minimumPasswordLengthWithMfa : minimumPasswordLength;
}
