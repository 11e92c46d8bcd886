import { createHash, randomBytes } from "node:crypto";
import type { Transaction } from "@foyer/db/database";
import type { MfaChallenge } from "../caller.ts";
import type { Services } from "../context.ts";
import { cookieSafety, readCookie, writeCookie } from "../cookies.ts";
import { removeInChunks } from "../remove-in-chunks.ts";

const cookieName = "foyer_mfa";
const seconds = 600;

/**
 * Notes that somebody's password was right, and returns the `Set-Cookie` that carries the half session. It is no session:
 * kept in a table and a cookie of its own, so that nothing can take it for one.
 */
export async function startChallenge(
  services: Services,
  tx: Pick<Transaction, "$executeRaw">,
  userId: string,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.$executeRaw`
    INSERT INTO mfa_challenges (id, user_id, expires_at)
    VALUES (${idOf(token)}, ${userId}::uuid, now() + make_interval(secs => ${seconds}))`;
  return writeCookie(cookieName, token, { maxAge: seconds, ...cookieSafety(services) });
}

/** The half session that a `Cookie` header belongs to. */
export async function findChallenge(
  services: Services,
  cookies: string | undefined,
): Promise<MfaChallenge | null> {
  const id = challengeIdIn(services, cookies);
  if (id === null) return null;
  const [found] = await services.database.read.$queryRaw<MfaChallenge[]>`
    SELECT id, user_id AS "userId" FROM mfa_challenges WHERE id = ${id} AND expires_at > now()`;
  return found ?? null;
}

/** The id of the half session that a `Cookie` header brings, whether or not there is, or ever was, such a one. */
export function challengeIdIn(
  services: Pick<Services, "publicUrl">,
  cookies: string | undefined,
): string | null {
  const token = readCookie(cookies, cookieName, cookieSafety(services));
  return token === undefined ? null : idOf(token);
}

/**
 * Uses a half session up. Answers false if it has ended meanwhile: of two racing calls one gets the full session.
 */
export async function claimChallenge(
  tx: Pick<Transaction, "$executeRaw">,
  { id }: MfaChallenge,
): Promise<boolean> {
  const claimed = await tx.$executeRaw`DELETE FROM mfa_challenges WHERE id = ${id} AND expires_at > now()`;
  return claimed === 1;
}

/** Ends a half session, and returns the `Set-Cookie` that forgets it. */
export async function endChallenge(
  services: Services,
  tx: Pick<Transaction, "$executeRaw">,
  challenge: MfaChallenge,
): Promise<string> {
  await claimChallenge(tx, challenge);
  return writeCookie(cookieName, "", { maxAge: 0, ...cookieSafety(services) });
}

/** Removes half sessions that have ended, and says how many. */
export async function removeEndedChallenges({ database }: Services): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      DELETE FROM mfa_challenges WHERE id IN (
        SELECT id FROM mfa_challenges WHERE expires_at <= now() ORDER BY expires_at LIMIT ${most})`,
  );
}

function idOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
