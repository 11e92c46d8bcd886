import { openDatabase } from "@foyer/db/database";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";

const foyer = testFoyer({ connections: 10 });

test("a rush to three events at once leaves connections to everybody else [S3.5]", async () => {
  const owner = await foyer.owner();
  const events = [
    await foyer.event({ by: owner, capacity: 9 }),
    await foyer.event({ by: owner, capacity: 9 }),
    await foyer.event({ by: owner, capacity: 9 }),
  ];
  const tokens: string[] = [];
  for (const { eventId } of events.flatMap((event) => Array.from({ length: 4 }, () => event)))
    tokens.push(foyer.linkOf((await foyer.eventInvitation({ by: owner, eventId })).id));
  const host = foyer.callerFor(owner);
  await host.auth.me();

  const other = openDatabase({ url: foyer.url, connections: 1 });
  const ids = events.map(({ eventId }) => eventId);
  const { accepts, meanwhile } = await other.transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM events WHERE id = ANY(${ids}::uuid[]) FOR UPDATE`;
    const accepts = tokens.map((token) =>
      endOf(foyer.callerFor(null).invitations.accept({ token, fullName: "Ada" })),
    );
    // All that may stand there do.
    while ((await waiting()) < 6);
    return { accepts, meanwhile: await endOf(host.events.list({ organizationId: owner.organizationId })) };
  });
  await other.close();
  expect(meanwhile).toBe("done");
  expect(new Set(await Promise.all(accepts))).toEqual(new Set(["done"]));
});

async function waiting(): Promise<number> {
  const [row] = await foyer.sql<{ waiting: number }>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}
