import { setTimeout as pause } from "node:timers/promises";
import type { Services } from "../../packages/domain/src/context.ts";
import type { InPlace } from "./in-place.ts";

/** Makes invitations as somebody does in the browser, a thousand at a time. */
export async function inviteMany({ callerFor, owner }: InPlace, count: number, name: string): Promise<void> {
  const api = callerFor(owner);
  for (let made = 0; made < count; made += 1_000) {
    const { created, rejected } = await api.invitations.createMany({
      target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
      invitees: Array.from({ length: Math.min(1_000, count - made) }, (_, place) => ({
        email: `${name}.${made + place}@example.com`,
      })),
      message: "We would love to have you with us.",
      expiresInHours: 240,
    });
    if (rejected.length > 0) throw new Error(`${created.length} created, ${rejected.length} rejected.`);
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
