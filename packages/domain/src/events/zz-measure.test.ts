import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { test } from "vitest";
import { closePlace } from "../invitations/close-place.ts";
import { tellAttendees } from "./tell-attendees.ts";
const foyer = testFoyer({ connections: 10 });
const guest = () => foyer.callerFor(null).invitations;
const log = (...all: unknown[]) => console.log("ATK", ...all.map((x) => typeof x === "string" ? x : JSON.stringify(x)));
async function fill(kind: string, placeId: string, organizationId: string, inviter: string, number: number) {
  await foyer.sql`
    INSERT INTO invitations (id, organization_id, kind, place_id, email, terms, inviter_id, expires_in_hours, expires_at)
    SELECT gen_random_uuid(), ${organizationId}::uuid, ${kind}::invitation_kind, ${placeId}::uuid, 'p' || n || '.' || ${placeId}::text || '@example.com',
      CASE WHEN ${kind}::text = 'space' THEN '{"role":"viewer"}'::jsonb ELSE '{}' END, ${inviter}::uuid, 168, now() + interval '6 days'
    FROM generate_series(1, ${number}::int) n`;
}
const timed = async (what: string, call: () => Promise<unknown>) => { const t = Date.now(); const end = await call().then((x) => JSON.stringify(x)?.slice(0, 60), (e) => `REFUSED ${e}`); log(what, end ?? "", Date.now() - t); };
const number = 100_000;
const inHours = (h: number) => new Date(Date.now() + h * 3_600_000).toISOString();
test("event", { timeout: 300_000 }, async () => {
  const { eventId, organizationId, organizer } = await foyer.event({ capacity: 50 });
  await fill("event", eventId, organizationId, organizer.userId, number);
  await foyer.sql`ANALYZE`;
  const host = foyer.callerFor(organizer);
  const invs: string[] = [];
  for (let n = 0; n < 12; n++) invs.push((await foyer.eventInvitation({ by: organizer, eventId, fullName: "X" })).id);
  const accepts = async (ids: string[]) => {
    const ends = [];
    for (const id of ids) { const t = Date.now(); ends.push([await endOf(guest().accept({ token: foyer.linkOf(id) })), Date.now() - t]); }
    return ends;
  };
  await timed("move later", () => host.events.update({ eventId, startsAt: inHours(9 * 24) }));
  await timed("move later again", () => host.events.update({ eventId, startsAt: inHours(10 * 24) }));
  const m = timed("move earlier", () => host.events.update({ eventId, startsAt: inHours(24) }));
  log("accepts meanwhile", await accepts(invs.slice(0, 4)));
  await m;
  const c = timed("job after move", () => closePlace(foyer.services, eventId));
  log("accepts meanwhile", await accepts(invs.slice(4, 8)));
  await c;
  const r = timed("remove", () => host.events.remove({ eventId }));
  log("accepts meanwhile", await accepts(invs.slice(8, 10)));
  await r;
  const j = timed("job after removal", () => closePlace(foyer.services, eventId));
  log("accepts meanwhile", await accepts(invs.slice(10)));
  await j;
  log(await foyer.sql`SELECT status, count(*)::int FROM invitations WHERE place_id = ${eventId} GROUP BY 1`, await foyer.sql`SELECT details FROM audit_entries WHERE act = 'event.removed'`);
});
test("space", { timeout: 300_000 }, async () => {
  const { spaceId, organizationId, custodian } = await foyer.space();
  await fill("space", spaceId, organizationId, custodian.userId, number);
  await timed("remove space", () => foyer.callerFor(custodian).spaces.remove({ spaceId }));
  await timed("job", () => closePlace(foyer.services, spaceId));
  log(await foyer.sql`SELECT status, count(*)::int FROM invitations WHERE place_id = ${spaceId} GROUP BY 1`);
});
test("attendees", { timeout: 300_000 }, async () => {
  const { eventId, organizationId, organizer } = await foyer.event();
  await fill("event", eventId, organizationId, organizer.userId, number);
  await foyer.sql`UPDATE invitations SET status = 'accepted', responded_at = now() WHERE place_id = ${eventId}`;
  await foyer.sql`INSERT INTO attendees (id, organization_id, event_id, invitation_id, email, full_name)
    SELECT gen_random_uuid(), organization_id, place_id, id, email, 'Somebody' FROM invitations WHERE place_id = ${eventId}`;
  await foyer.sql`UPDATE events SET seats_taken = ${number} WHERE id = ${eventId}`;
  await timed("remove with attendees", () => foyer.callerFor(organizer).events.remove({ eventId }));
  await timed("tell", () => tellAttendees(foyer.services, eventId));
  log(await foyer.sql`SELECT status, count(*)::int FROM invitations WHERE place_id = ${eventId} GROUP BY 1`);
});
