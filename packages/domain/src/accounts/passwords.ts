import { Failure } from "@foyer/contract/failures";
import { passwordProblem } from "@foyer/contract/passwords";
import { hash, verify } from "@node-rs/argon2";

// Argon2id as OWASP's Password Storage Cheat Sheet sets it: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

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
  return hash(normalized(password), cost);
}

let nobody: Promise<string> | undefined;

/** Whether a password is right. Takes as long for an account that does not exist, so that time tells nothing. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash("nobody's password", cost);
  const matches = await verify(passwordHash ?? (await nobody), normalized(password));
  return matches && passwordHash !== null;
}
