import { createHash, randomBytes } from "node:crypto";
import { type Database, Prisma, type Transaction } from "@foyer/db/database";
import { type Adapter, Lucia, TimeSpan } from "lucia";
import type { Caller } from "../caller.ts";
import { cookieName, readCookie } from "../cookies.ts";
import { mayEnter } from "../organizations/memberships.ts";
import { removeInChunks } from "../remove-in-chunks.ts";
import type { Visitor } from "../visitor.ts";
import { type PersonColumns, person, personOf } from "./read-caller.ts";

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof openLucia>;
    DatabaseUserAttributes: Attributes;
  }
}

/** What comes with a session as it is read: its owner, and what is known of its use. */
type Attributes = Omit<Caller, "by" | "userId"> & { readonly publicId: string; readonly isStale: boolean };

type SessionTables = Pick<Transaction, "$queryRaw" | "$executeRaw">;

/** Signed-in browsers. The only file that knows Lucia, whose upstream has ended. */
export type Sessions = {
  /** Starts a session and returns the `Set-Cookie` that carries it; with `tx`, for when that has committed. */
  start(userId: string, visitor: Visitor, tx?: SessionTables): Promise<string>;
  /**
   * Who a request belongs to. Notes that the session was used, at most once a minute; with `note: false` nothing changes:
   * for requests that must not. The cookie of one that has ended stays with the browser: to take it away could take the
   * next one's, which another request has just got.
   */
  find(visitor: Visitor, options?: { readonly note: boolean }): Promise<Caller | null>;
  /**
   * Gives a session another id, under which nobody has it yet, and returns the `Set-Cookie` for when `tx` has committed;
   * `null` where the session has ended. How long it lasts does not change.
   */
  renew(sessionId: string, tx: SessionTables): Promise<string | null>;
  /** Ends one session and returns the `Set-Cookie` that forgets it. */
  end(sessionId: string): Promise<string>;
  /** The `Set-Cookie` that forgets a session which was ended. */
  forget(): string;
  /** Removes what has ended, and says how many. */
  removeExpired(): Promise<number>;
};

/**
 * The strictest rule of the organizations that the owner of session `s` is in: after how many unused hours it ends, and
 * after how many at the latest.
 */
export const sessionRule = Prisma.sql`LATERAL (
  SELECT COALESCE(min(o.session_idle_hours), 336) AS idle, COALESCE(min(o.session_hours), 720) AS lifetime
  FROM memberships m JOIN organizations o ON o.id = m.organization_id
  WHERE m.user_id = s.user_id AND ${mayEnter}) AS rule`;

/** When session `s` ends by that rule, if it is not used again. */
export const sessionEnd = Prisma.sql`LEAST(s.expires_at, s.last_used_at + make_interval(hours => rule.idle),
  s.created_at + make_interval(hours => rule.lifetime))`;

/** Sessions in the database, which go by its clock and by the security policies. `secure`: the public URL is https. */
export function openSessions(database: Database, { secure }: { readonly secure: boolean }): Sessions {
  const lucia = openLucia(adapterFor(database.read), secure);
  const forget = () => lucia.createBlankSessionCookie().serialize();

  return {
    async start(userId, { ip, userAgent }, tx = database.read) {
      const token = randomBytes(32).toString("base64url");
      const id = idOf(token);
      await openLucia(adapterFor(tx), secure).createSession(userId, {}, { sessionId: id });
      await tx.$executeRaw`UPDATE sessions SET ip = ${ip}::inet, user_agent = ${userAgent} WHERE id = ${id}`;
      return lucia.createSessionCookie(token).serialize();
    },
    async find({ cookies, ip, userAgent }, { note } = { note: true }) {
      const token = readCookie(cookies, name, { secure });
      if (token?.length !== 43) return null;
      const { session, user } = await lucia.validateSession(idOf(token));
      if (!session) return null;
      const { id: userId, email, name: called, mfaEnabled, memberships, publicId, isStale } = user;
      if (note && isStale) {
        // A session that was ended in the meantime stays ended.
        await database.read.$executeRaw`
          UPDATE sessions SET last_used_at = now(), ip = ${ip}::inet, user_agent = ${userAgent}
          WHERE id = ${session.id} AND last_used_at < now() - interval '1 minute'`;
      }
      const by = { kind: "session", sessionId: session.id, publicId } as const;
      return { userId, email, name: called, mfaEnabled, memberships, by };
    },
    async renew(sessionId, tx) {
      const token = randomBytes(32).toString("base64url");
      const renewed = await tx.$executeRaw`UPDATE sessions SET id = ${idOf(token)} WHERE id = ${sessionId}`;
      return renewed === 1 ? lucia.createSessionCookie(token).serialize() : null;
    },
    async end(sessionId) {
      await database.read.session.deleteMany({ where: { id: sessionId } });
      return forget();
    },
    forget,
    async removeExpired() {
      return removeInChunks(
        (most) => database.read.$executeRaw`
          DELETE FROM sessions WHERE id IN (
            SELECT s.id FROM sessions s, ${sessionRule} WHERE ${sessionEnd} <= now() LIMIT ${most})`,
      );
    },
  };
}

/** Ends the sessions of somebody, and what is half begun of them; all but one, where one is named. */
export async function endSessions(
  tx: Pick<Transaction, "session" | "mfaChallenge">,
  userId: string,
  { except }: { readonly except?: string } = {},
): Promise<number> {
  const { count } = await tx.session.deleteMany({
    where: { userId, ...(except !== undefined && { id: { not: except } }) },
  });
  await tx.mfaChallenge.deleteMany({ where: { userId } });
  return count;
}

const name = "foyer_session";

/** The cookie holds the token, the database its SHA-256: what leaks from the database signs nobody in. */
function idOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function openLucia(adapter: Adapter, secure: boolean) {
  return new Lucia(adapter, {
    // Lucia prolongs a session in the second half of this: never. How long one lasts is the database's to say.
    sessionExpiresIn: new TimeSpan(1, "ms"),
    sessionCookie: {
      name: cookieName(name, { secure }),
      expires: false, // the cookie outlives every session
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: (attributes) => attributes,
  });
}

function adapterFor(db: SessionTables): Adapter {
  return {
    async getSessionAndUser(id) {
      const [row] = await db.$queryRaw<
        (PersonColumns & { publicId: string; millisecondsLeft: number; isStale: boolean })[]
      >`
        SELECT s.public_id AS "publicId", s.last_used_at < now() - interval '1 minute' AS "isStale",
          (EXTRACT(EPOCH FROM ${sessionEnd} - now()) * 1000)::float8 AS "millisecondsLeft", ${person}
        FROM sessions s JOIN users u ON u.id = s.user_id, ${sessionRule}
        WHERE s.id = ${id}`;
      if (!row) return [null, null];
      const { userId, ...attributes } = personOf(row);
      // The end by the database's clock, told in this machine's time, which may be wrong.
      const expiresAt = new Date(Date.now() + row.millisecondsLeft);
      const { publicId, isStale } = row;
      return [
        { id, userId, expiresAt, attributes: {} },
        { id: userId, attributes: { ...attributes, publicId, isStale } },
      ];
    },
    async setSession({ id, userId }) {
      await db.$executeRaw`
        INSERT INTO sessions (id, user_id, expires_at) VALUES (${id}, ${userId}::uuid, now() + interval '1 year')`;
    },
    // What has ended is removed at night, so that to look changes nothing.
    async deleteSession() {},
    async updateSessionExpiration() {},
    async getUserSessions() {
      return notUsed();
    },
    async deleteUserSessions() {
      return notUsed();
    },
    async deleteExpiredSessions() {
      return notUsed();
    },
  };
}

function notUsed(): never {
  throw new Error("Lucia is not asked for this here.");
}
