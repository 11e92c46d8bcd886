import { createHash, randomBytes } from "node:crypto";

/** Somebody whom Foyer has let in. */
export type Member = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** When they accepted, by Foyer's clock. */
  readonly since: Date;
};

type Session = { readonly userId: string; readonly endsAt: number };

/** For how long somebody stays signed in, in seconds. */
export const sessionLastsSeconds = 12 * 60 * 60;

// Milliseconds. By a code somebody comes ten minutes after they accepted at most.
const removalMattersFor = 60 * 60 * 1_000;

/** Who is in, and by which sessions. Kept in memory here; an application of yours has a database. */
export function openMembers() {
  const members = new Map<string, Member>();
  const sessions = new Map<string, Session>();
  const removals = new Map<string, Date>();
  // A copy of what is kept opens nothing.
  const nameOf = (token: string) => createHash("sha256").update(token).digest("hex");

  function forgetWhatIsOver(): void {
    const now = Date.now();
    for (const [name, { endsAt }] of sessions) if (endsAt < now) sessions.delete(name);
    for (const [userId, at] of removals) if (at.getTime() < now - removalMattersFor) removals.delete(userId);
  }

  return {
    all: (): readonly Member[] => [...members.values()],

    /** Lets somebody in, and answers the token of their session; null if their membership has ended again meanwhile. */
    letIn(member: Member): string | null {
      forgetWhatIsOver();
      const { userId, since } = member;
      const removedAt = removals.get(userId);
      if (removedAt && removedAt > since) return null;
      const token = randomBytes(32).toString("base64url");
      members.set(userId, member);
      sessions.set(nameOf(token), { userId, endsAt: Date.now() + sessionLastsSeconds * 1_000 });
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

    /** Ends the membership that somebody had at that moment, and every session of theirs at once. */
    remove(userId: string, at: Date): void {
      forgetWhatIsOver();
      const known = removals.get(userId);
      // What is told once more may be an earlier one.
      if (!known || known < at) removals.set(userId, at);
      const member = members.get(userId);
      if (!member || member.since > at) return;
      members.delete(userId);
      for (const [name, session] of sessions) if (session.userId === userId) sessions.delete(name);
    },
  };
}

export type Members = ReturnType<typeof openMembers>;
