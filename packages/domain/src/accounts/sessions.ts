import { createHash, randomBytes } from "node:crypto";
import type { Database, Transaction } from "@foyer/db/database";
import { type Adapter, Lucia, TimeSpan } from "lucia";
import type { Caller } from "../caller.ts";

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof openLucia>;
    DatabaseUserAttributes: Omit<Caller, "userId" | "sessionId">;
  }
}

/** Signed-in browsers. The only file that knows Lucia, whose upstream has ended. */
export type Sessions = {
  /** Starts a session and returns the `Set-Cookie` that carries it; with `tx`, for when that has committed. */
  start(userId: string, tx?: Pick<Transaction, "session">): Promise<string>;
  /**
   * Who the `Cookie` header of a request belongs to, and a `Set-Cookie` where the session was prolonged. With `prolong:
   * false` nothing changes: for requests that must not.
   */
  find(
    cookieHeader: string | undefined,
    options?: { readonly prolong: boolean },
  ): Promise<{ caller: Caller | null; cookie: string | null }>;
  /** Ends one session and returns the `Set-Cookie` that forgets it. */
  end(sessionId: string): Promise<string>;
  /** Removes what has expired, and says how many. */
  removeExpired(): Promise<number>;
};

/** Sessions of 30 days since last use, in the database. `secure`: the public URL is https. */
export function openSessions(database: Database, { secure }: { readonly secure: boolean }): Sessions {
  const adapter = adapterFor(database.read);
  const lucia = openLucia(adapter, secure);
  // Lucia prolongs and removes sessions as it finds them.
  const onlooker = openLucia(
    { ...adapter, updateSessionExpiration: async () => {}, deleteSession: async () => {} },
    secure,
  );

  return {
    async start(userId, tx = database.read) {
      const token = randomBytes(32).toString("base64url");
      await openLucia(adapterFor(tx), secure).createSession(userId, {}, { sessionId: idOf(token) });
      return lucia.createSessionCookie(token).serialize();
    },
    async find(cookieHeader, { prolong } = { prolong: true }) {
      const token = tokenIn(cookieHeader);
      if (!token) return { caller: null, cookie: null };
      const { session, user } = await (prolong ? lucia : onlooker).validateSession(idOf(token));
      if (!session) return { caller: null, cookie: lucia.createBlankSessionCookie().serialize() };
      const { id: userId, email, name, memberships } = user;
      return {
        caller: { userId, sessionId: session.id, email, name, memberships },
        cookie: prolong && session.fresh ? lucia.createSessionCookie(token).serialize() : null,
      };
    },
    async end(sessionId) {
      await lucia.invalidateSession(sessionId);
      return lucia.createBlankSessionCookie().serialize();
    },
    async removeExpired() {
      return database.read.$executeRaw`DELETE FROM sessions WHERE expires_at <= now()`;
    },
  };
}

const cookieName = "foyer_session";
const sessionCookie = new RegExp(`(?:^|;)\\s*${cookieName}=([\\w-]{43})\\s*(?:;|$)`);

/** Not read by Lucia, which throws at a header with any program's cookie in it that is no percent-encoding. */
function tokenIn(cookieHeader: string | undefined): string | undefined {
  return cookieHeader === undefined ? undefined : sessionCookie.exec(cookieHeader)?.[1];
}

/** The cookie holds the token, the database its SHA-256: what leaks from the database signs nobody in. */
function idOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function openLucia(adapter: Adapter, secure: boolean) {
  return new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(30, "d"),
    sessionCookie: { name: cookieName, attributes: { secure, sameSite: "lax", path: "/" } },
    getUserAttributes: ({ email, name, memberships }) => ({ email, name, memberships }),
  });
}

function adapterFor({ session: sessions }: Pick<Transaction, "session">): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await sessions.findUnique({
        where: { id },
        include: { user: { include: withMemberships } },
      });
      if (!row) return [null, null];
      const { id: userId, email, name, memberships } = row.user;
      const attributes = { email, name, memberships: memberships.map(toMembership) };
      return [toSession(row), { id: userId, attributes }];
    },
    async getUserSessions(userId) {
      return (await sessions.findMany({ where: { userId } })).map(toSession);
    },
    async setSession({ id, userId, expiresAt }) {
      await sessions.create({ data: { id, userId, expiresAt } });
    },
    async updateSessionExpiration(id, expiresAt) {
      // A session that was ended in the meantime stays ended.
      await sessions.updateMany({ where: { id }, data: { expiresAt } });
    },
    async deleteSession(id) {
      await sessions.deleteMany({ where: { id } });
    },
    async deleteUserSessions(userId) {
      await sessions.deleteMany({ where: { userId } });
    },
    async deleteExpiredSessions() {
      await sessions.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    },
  };
}

const withMemberships = {
  memberships: {
    select: { organizationId: true, role: true, active: true, organization: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  },
} as const;

type MembershipRow = Omit<Caller["memberships"][number], "organizationName"> & {
  organization: { name: string };
};

function toMembership({ organization, ...membership }: MembershipRow): Caller["memberships"][number] {
  return { ...membership, organizationName: organization.name };
}

function toSession({ id, userId, expiresAt }: { id: string; userId: string; expiresAt: Date }) {
  return { id, userId, expiresAt, attributes: {} };
}
