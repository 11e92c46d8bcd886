import { createHash, randomBytes } from "node:crypto";

/** Somebody whom Foyer has let in. */
export type Member = { readonly userId: string; readonly name: string; readonly email: string };

type Session = { readonly userId: string; readonly endsAt: number };

/** For how long somebody stays signed in, in seconds. */
export const sessionLastsSeconds = 12 * 60 * 60;

/** Who is in, and by which sessions. Kept in memory here; an application of yours has a database. */
export function openMembers() {
  const members = new Map<string, Member>();
  const sessions = new Map<string, Session>();
  // A copy of what is kept opens nothing.
  const nameOf = (token: string) => createHash("sha256").update(token).digest("hex");

  return {
    all: (): readonly Member[] => [...members.values()],

    /** Lets somebody in; answers the token of their session. */
    letIn(member: Member): string {
      const token = randomBytes(32).toString("base64url");
      members.set(member.userId, member);
      const endsAt = Date.now() + sessionLastsSeconds * 1_000;
      sessions.set(nameOf(token), { userId: member.userId, endsAt });
      return token;
    },

    /** Whose session this is; null if it is none. */
    bySession(token: string): Member | null {
      const session = sessions.get(nameOf(token));
      if (!session || session.endsAt < Date.now()) return null;
      return members.get(session.userId) ?? null;
    },

    signOut(token: string): void {
      sessions.delete(nameOf(token));
    },

    /** Ends somebody's membership, and every session of theirs at once. */
    remove(userId: string): void {
      members.delete(userId);
      for (const [name, session] of sessions) if (session.userId === userId) sessions.delete(name);
    },
  };
}

export type Members = ReturnType<typeof openMembers>;
