import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";

const foyer = testFoyer({ connections: Number(process.env.CONN ?? 20) });
const guest = () => foyer.callerFor(null).invitations;

test("probe", { timeout: 90_000 }, async () => {
  for (let round = 0; round < 3; round++) {
    const { eventId, organizer } = await foyer.event({ capacity: 100 });
    const host = foyer.callerFor(organizer);
    let t = Date.now();
    const invitees = Array.from({ length: 500 }, (_, n) => ({ email: foyer.address(), fullName: `Guest ${n}` }));
    const { created } = await host.invitations.createMany({ target: { kind: "event", eventId }, invitees, send: false });
    const tokens = created.map(({ id }) => foyer.linkOf(id, 0));
    console.log("created", created.length, Date.now() - t);
    t = Date.now();
    const ends = await Promise.all(tokens.map((token) => endOf(guest().accept({ token }))));
    const tally: Record<string, number> = {};
    for (const end of ends) tally[end] = (tally[end] ?? 0) + 1;
    console.log(tally, Date.now() - t);
    expect(tally.done).toBe(100);
  }
});
