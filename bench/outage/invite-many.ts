import { setTimeout as pause } from "node:timers/promises";
import type { Services } from "../../packages/domain/src/context.ts";
import type { InPlace } from "./in-place.ts";

/** Makes invitations as somebody does in the browser, many at a time; whoever is told to try again in a moment does. */
export async function inviteMany(
  { callerFor, owner }: Pick<InPlace, "callerFor" | "owner">,
  count: number,
  name: string,
): Promise<void> {
  const api = callerFor(owner);
  const made = new Set<string>();
  while (made.size < count) {
    const emails = Array.from(
      { length: Math.min(250, count - made.size) },
      (_, place) => `${name}.${made.size + place}@example.com`,
    );
    try {
      const { rejected } = await api.invitations.createMany({
        target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
        invitees: emails.map((email) => ({ email })),
        message: "We would love to have you with us.",
        expiresInHours: 240,
      });
      const refused = rejected.find(({ reason }) => reason !== "already_invited");
      if (refused) throw new Error(`${refused.email}: ${refused.message}`);
      for (const email of emails) made.add(email);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "SERVICE_UNAVAILABLE")) throw error;
    }
  }
}

/** Resolves when no message waits any more. */
export async function arrival({ services, say }: InPlace): Promise<void> {
  const began = performance.now();
  for (;;) {
    const waiting = await services.database.read.delivery.count({
      where: { status: { in: ["queued", "retrying"] } },
    });
    if (waiting === 0) return;
    if (performance.now() - began > 600_000) {
      say(`       ${waiting} have not left in ten minutes`);
      return;
    }
    await pause(250);
  }
}

/** How many messages there are of each status, in words. */
export async function statusesOf({ database }: Services): Promise<string> {
  const rows = await database.read.$queryRaw<{ status: string; count: number; tries: number }[]>`
    SELECT status::text, count(*)::int, sum(attempts)::int AS tries FROM deliveries GROUP BY 1 ORDER BY 1`;
  const tries = rows.reduce((sum, each) => sum + each.tries, 0);
  return `${rows.map(({ status, count }) => `${count} ${status}`).join(", ")}; ${tries} tries so far`;
}
