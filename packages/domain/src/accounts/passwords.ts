import { Failure } from "@foyer/contract/failures";
import { passwordProblem } from "@foyer/contract/password-problem";
import {
  isShortPassword,
  minimumPasswordLength,
  minimumPasswordLengthWithMfa,
  normalizedPassword,
} from "@foyer/contract/passwords";
import type { OrganizationRole } from "@foyer/contract/permissions";
import { type MfaPolicy, requiresMfa } from "@foyer/contract/security";
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { isMfaRequired, type Places } from "../caller.ts";
import { isCommonPassword } from "./common-passwords.ts";

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

/** What everybody knows of somebody, so that a password is no secret that is made of it. */
export type PasswordContext = {
  readonly name: string;
  readonly email: string;
  /** What the organizations are called that they are in, or about to be. */
  readonly organizations: readonly string[];
};

/** What a new password is measured against. */
export type PasswordRule = {
  /** Characters that it needs at least, as `minimumLengthFor` says. */
  readonly minimum: number;
  readonly context: PasswordContext;
  /** The field of the input that a refusal points at. */
  readonly path?: "password" | "newPassword";
};

/** A password as it is kept, by the names of its columns. */
export type KeptPassword = { readonly passwordHash: string; readonly passwordIsShort: boolean };

/**
 * Hashes a new password. Takes tens of milliseconds: never call it inside a transaction.
 * @throws Failure `weak_password` (NIST SP 800-63B-4 §3.1.1.2), `unavailable`
 */
export async function hashPassword(password: string, rule: PasswordRule): Promise<KeptPassword> {
  const problem = await weaknessOf(password, rule);
  if (problem !== null) {
    throw new Failure("weak_password", {
      message: problem,
      issues: [{ path: rule.path ?? "password", message: problem }],
    });
  }
  const passwordHash = await throughGate(() => hash(normalizedPassword(password), cost));
  return { passwordHash, passwordIsShort: isShortPassword(password) };
}

async function weaknessOf(typed: string, { minimum, context }: PasswordRule): Promise<string | null> {
  const problem = passwordProblem(typed, minimum);
  if (problem !== null) return problem;
  const password = normalizedPassword(typed);
  if (await isCommonPassword(password))
    return "This is one of the passwords that are tried first. Use a few words that don't belong together.";
  if (beyondContext(password, context) < minimum / 2)
    return "This is made of names that others know: yours, your address, your organization's. Add words that only you would think of.";
  return null;
}

/** How many letters and digits are left when what everybody knows is taken out; the same one in a row counts once. */
function beyondContext(password: string, { name, email, organizations }: PasswordContext): number {
  // What stands after an address's last dot is part of too many words.
  const known = ["Foyer", name, email.slice(0, email.lastIndexOf(".")), ...organizations];
  const words = known
    .flatMap((each) => each.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .map(folded)
    .filter((word) => word.length >= 3)
    // The longest first: "ann" must not break "hannah".
    .toSorted((one, other) => other.length - one.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, " "), folded(password));
  return rest.replaceAll(/(.)\1+/gu, "$1").match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

const lookalikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** The same for `Zoë`, `zoe` and `Z03`. */
function folded(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll(/[013457@$]/g, (character) => lookalikes[character] ?? character);
}

let nobody: string | undefined;

async function nobodysHash(): Promise<string> {
  nobody ??= await hash("nobody's password", cost);
  return nobody;
}

/** Whether a password is right. Takes as long for an account that does not exist, so that time tells nothing. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const known = passwordHash ?? (await nobodysHash());
  const matches = await throughGate(() => verify(known, normalizedPassword(password)));
  return matches && passwordHash !== null;
}

/**
 * How long the first password must be of an account that an invitation to this role opens. By the same rule: where the
 * organization asks for a second factor, nothing of it is reached before there is one.
 */
export function minimumLengthUnder(mfaPolicy: MfaPolicy, role: OrganizationRole | null): number {
  return role !== null && requiresMfa(mfaPolicy, role) ? minimumPasswordLengthWithMfa : minimumPasswordLength;
}

/**
 * How long somebody's next password must be: shorter only where a second factor stands beside it, because an organization
 * asks for it (NIST SP 800-63B-4 §3.1.1.2).
 */
export function minimumLengthFor(person: Places & { readonly mfaEnabled: boolean }): number {
  return person.mfaEnabled && isMfaRequired(person) ? minimumPasswordLengthWithMfa : minimumPasswordLength;
}
