import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { closePlace } from "../invitations/close-place.ts";

const foyer = testFoyer();

test("a space with thousands of people is gone for all of them at once; a job takes them out, and endpoints are told of each [S4.1]", async () => {
  const { spaceId, organizationId, custodian } = await foyer.space();
  await foyer.spaceInvitation({ by: custodian, spaceId, send: false });
  const { webhookId } = await foyer.webhook({ by: custodian, events: ["member.removed"] });
  // Before the custodian's, so that theirs is among those that the job takes.
  const people = 2_500;
  await foyer.sql`
    WITH people AS (
      INSERT INTO users (id, email, name)
      SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, n || '@example.net', 'Somebody'
      FROM generate_series(1, ${people}::int) n RETURNING id
    ), members AS (
      INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at)
      SELECT id, ${organizationId}::uuid, id, 'guest', true, now() FROM people
    )
    INSERT INTO space_members (id, organization_id, space_id, user_id, role)
    SELECT id, ${organizationId}::uuid, ${spaceId}::uuid, id, 'viewer' FROM people`;
  const { spaces, invitations, auth } = foyer.callerFor(custodian);
  await spaces.remove({ spaceId });

  const countOf = async () =>
    (await foyer.sql`SELECT count(*)::int AS here FROM space_members WHERE space_id = ${spaceId}`)[0];
  expect(await countOf()).toEqual({ here: people + 1 - 2_000 });
  const asked = [
    spaces.get({ spaceId }),
    spaces.members.list({ spaceId }),
    invitations.list({ organizationId, spaceId }),
  ];
  expect(await Promise.all(asked.map(endOf))).toEqual(["not_found", "not_found", "not_found"]);
  expect((await spaces.list({ organizationId })).items).toEqual([]);
  expect(await auth.me()).toMatchObject({ spaces: [] });

  const taken = await Promise.all([1, 2].map(() => closePlace(foyer.services, spaceId)));
  expect(taken.reduce((sum, each) => sum + each, 0)).toBe(people + 1 - 2_000);
  expect(await countOf()).toEqual({ here: 0 });
  const [told] = await foyer.sql`
    SELECT count(*)::int AS all, count(DISTINCT subject_id)::int AS people FROM webhook_deliveries
    WHERE webhook_id = ${webhookId}`;
  expect(told).toEqual({ all: people + 1, people: people + 1 });
  const [entry] = await foyer.sql`
    SELECT details FROM audit_entries WHERE act = 'space.removed' AND subject_id = ${spaceId}`;
  expect(entry).toMatchObject({ details: { members: people + 1 } });
});
