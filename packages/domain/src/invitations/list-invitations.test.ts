import type { ListInvitations } from "@foyer/contract/invitations";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";

const foyer = testFoyer();

/** An invitation as the list must see it, told by the simplest statement there is. */
type Seen = {
  readonly id: string;
  readonly kind: string;
  readonly placeId: string | null;
  readonly status: string;
  readonly importId: string | null;
  readonly inviterId: string;
  readonly needsSomebody: boolean;
  readonly email: string;
  readonly fullName: string | null;
};

let owner: Person;
let places: { spaceId: string; eventId: string };
let inviters: string[];
let importId: string;
let all: Seen[];

beforeAll(async () => {
  owner = await foyer.owner();
  const { organizationId } = owner;
  const admin = await foyer.admin({ organizationId });
  inviters = [owner.userId, admin.userId];
  const { id: spaceId } = await foyer.callerFor(owner).spaces.create({ organizationId, name: "Archive" });
  const startsAt = new Date(Date.now() + 9e9).toISOString();
  const { id: eventId } = await foyer
    .callerFor(owner)
    .events.create({ organizationId, name: "Summer party", startsAt });
  places = { spaceId, eventId };
  const [file] = await foyer.sql<{ id: string }>`
    INSERT INTO imports (id, organization_id, kind, mapping, counts, sends, importer_id, total)
    VALUES (gen_random_uuid(), ${organizationId}, 'organization', '{}', '{}', true, ${owner.userId}, 9) RETURNING id`;
  importId = file?.id ?? "";
  // 210 of every kind, state and age, many of one instant: the numbers have no common divisor, so every mixture comes up.
  await foyer.sql`
    INSERT INTO invitations (id, organization_id, kind, place_id, status, email, full_name, role, inviter_id, import_id,
      expires_in_hours, expires_at, created_at)
    SELECT gen_random_uuid(), ${organizationId}, kind::invitation_kind,
      CASE kind WHEN 'space' THEN ${spaceId}::uuid WHEN 'event' THEN ${eventId}::uuid END,
      (ARRAY['pending', 'accepted', 'pending', 'expired', 'declined', 'pending', 'cancelled'])[1 + n % 7]::invitation_status,
      'p.' || n || (ARRAY['@example.com', '@_odd.example'])[1 + n % 2],
      (ARRAY['Ada Lovelace', NULL, 'Zoë Müller-Lee', 'Ada % Quiz', 'O''Hara'])[1 + n % 5],
      CASE kind WHEN 'organization' THEN 'member' END::organization_role, (${inviters}::uuid[])[1 + n / 3 % 2],
      CASE WHEN n % 4 = 0 AND kind = 'organization' THEN ${importId}::uuid END, 168,
      now() + (ARRAY['-1 hours', '12 hours', '5 days', '90 days'])[1 + n / 2 % 4]::interval,
      date_trunc('hour', now()) - n / 11 * interval '1 hour'
    FROM generate_series(1, 210) n, LATERAL (SELECT (ARRAY['organization', 'space', 'event'])[1 + n / 5 % 3] AS kind) k`;
  // Of some the first message failed and the second one is on its way; of some it is the other way round.
  await foyer.sql`
    INSERT INTO deliveries (id, organization_id, invitation_id, purpose, number, recipient, status, queued_at, changed_at)
    SELECT gen_random_uuid(), i.organization_id, i.id, 'invitation', number, i.email,
      (ARRAY['sent', 'bounced', 'queued', 'sent', 'retrying', 'sent', 'failed', 'sent', 'link'])[1 + (n * number + n / 9) % 9]::delivery_status,
      now() - interval '1 hour' + number * interval '1 minute', now() - n % 9 * interval '1 minute'
    FROM invitations i, generate_series(1, 2) number, LATERAL (SELECT substring(i.email::text FROM '[0-9]+')::int AS n) m
    WHERE i.organization_id = ${organizationId}`;
  all = await foyer.sql<Seen>`
    SELECT i.id, kind::text, place_id AS "placeId", import_id AS "importId", inviter_id AS "inviterId", email::text, full_name AS "fullName",
      CASE WHEN i.status = 'pending' AND expires_at <= now() THEN 'expired' ELSE i.status::text END AS status,
      expires_at <= now() + interval '24 hours' OR d.status IN ('bounced', 'failed', 'retrying')
        OR (d.status = 'queued' AND d.changed_at <= now() - interval '5 minutes') AS "needsSomebody"
    FROM invitations i JOIN deliveries d ON d.invitation_id = i.id AND d.number = 2
    WHERE i.organization_id = ${organizationId} ORDER BY i.created_at DESC, i.id DESC`;
});

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

test("every combination of filters, in pages of any size, lists what it means: each once, none missing, the newest first [S0.8]", async () => {
  const { list } = foyer.callerFor(owner).invitations;
  const { organizationId } = owner;
  const filters = fc.record({
    place: fc.constantFrom(
      {},
      {},
      { kind: "organization" },
      { kind: "space" },
      { kind: "event" },
      "space",
      "event",
    ),
    status: maybe(fc.constantFrom("pending", "accepted", "declined", "cancelled", "expired")),
    attention: maybe(fc.boolean()),
    isImported: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    inviter: maybe(fc.nat(1)),
    search: maybe(
      fc.constantFrom(
        "ada",
        "EXAMPLE.com",
        "müller",
        "a % q",
        "_odd",
        "p.7",
        "nobody",
        "qu",
        "le",
        "Z",
        "1",
        "'h",
      ),
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.integer({ min: 20, max: 100 }),
      async ({ place, isImported, inviter, ...rest }, limit) => {
        const { spaceId, eventId } = places;
        const filter = {
          organizationId,
          ...(place === "space" ? { spaceId } : place === "event" ? { eventId } : place),
          ...(isImported && { importId }),
          ...(inviter !== undefined && { inviterId: inviters[inviter] }),
          ...rest,
        };
        const listed: string[] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = await list({ ...filter, limit, ...(cursor && { cursor }) });
          listed.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        expect(listed).toEqual(all.filter((one) => isMeant(one, filter)).map(({ id }) => id));
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

function isMeant(one: Seen, filter: Partial<ListInvitations>): boolean {
  const { kind, spaceId, eventId, status, attention, importId: file, inviterId, search } = filter;
  return (
    (kind === undefined || one.kind === kind) &&
    (spaceId === undefined || one.placeId === spaceId) &&
    (eventId === undefined || one.placeId === eventId) &&
    (status === undefined || one.status === status) &&
    (!attention || (one.status === "pending" && one.needsSomebody)) &&
    (file === undefined || one.importId === file) &&
    (inviterId === undefined || one.inviterId === inviterId) &&
    (search === undefined || [one.email, one.fullName ?? ""].some((text) => isFound(text, search)))
  );
}

/** One letter or two begin a word; more are found anywhere. */
function isFound(text: string, search: string): boolean {
  const [where, what] = [text.toLowerCase(), search.toLowerCase()];
  if (!/^[a-z0-9]{1,2}$/.test(what)) return where.includes(what);
  return where.split(/[ .@\-_+'\n]/).some((word) => word.startsWith(what));
}
