import type { InvitationKind } from "@foyer/contract/doors";
import type { InvitationStatus } from "@foyer/contract/invitations";
import type { Language } from "@foyer/contract/languages";
import type { DeliveryPurpose } from "@foyer/contract/mail";
import { Prisma } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { agreedRole } from "./agreed-role.ts";
import { byDoor } from "./targets/by-door.ts";
import type { Place, PlaceFacts } from "./targets/target.ts";
import { targets } from "./targets/targets.ts";

type Person = { readonly name: string; readonly email: string };

/** A message that has not left yet, with everything that is true of it now. */
export type DeliveryToSend = {
  readonly id: string;
  readonly organizationId: string;
  readonly invitationId: string;
  readonly purpose: DeliveryPurpose;
  /** Of the link that it brings; null: it brings none. */
  readonly number: number | null;
  readonly recipient: string;
  readonly attempts: number;
  readonly automatic: boolean;
  readonly byOwnProvider: boolean;
  readonly turnAt: Date | null;
  readonly role: string | null;
  /** Whether the inviter is still somebody to write to about it. */
  readonly inviterIsThere: boolean;
  readonly language: Language;
  readonly now: Date;
  readonly place: Place;
  readonly facts: PlaceFacts;
  readonly invitation: {
    readonly id: string;
    readonly organizationId: string;
    readonly kind: InvitationKind;
    readonly placeId: string | null;
    readonly status: InvitationStatus;
    readonly email: string;
    readonly fullName: string | null;
    readonly message: string | null;
    readonly expiresAt: Date;
    readonly organization: { readonly name: string; readonly timeZone: string };
    readonly inviter: Person | null;
    readonly attendee: { readonly fullName: string } | null;
    readonly waitingPlace: {
      readonly fullName: string;
      readonly offerNumber: number;
      readonly offeredUntil: Date | null;
    } | null;
  };
};

type Row = Omit<DeliveryToSend, "facts" | "invitation" | "place"> & {
  readonly kind: InvitationKind;
  readonly placeId: string | null;
  readonly status: InvitationStatus;
  readonly email: string;
  readonly fullName: string | null;
  readonly message: string | null;
  readonly expiresAt: Date;
  readonly organizationName: string;
  readonly timeZone: string;
  readonly inviterName: string | null;
  readonly inviterEmail: string | null;
  readonly attendeeName: string | null;
  readonly waitingName: string | null;
  readonly offerNumber: number | null;
  readonly offeredUntil: Date | null;
};

// What a file has brought is as good as taken back once that is cancelled, though there may be much to write down.
const statusNow = Prisma.sql`CASE WHEN i.status = 'pending'
  AND EXISTS (SELECT 1 FROM imports m WHERE m.id = i.import_id AND m.status = 'cancelling') THEN 'cancelled' ELSE i.status::text END`;

/** Those of the messages that are still to be sent, by their ids. However many they are, one statement reads them. */
export async function readDeliveries(
  { database }: Pick<Services, "database">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeliveryToSend>> {
  const rows = await database.read.$queryRaw<Row[]>`
    SELECT d.id, d.organization_id AS "organizationId", d.invitation_id AS "invitationId", d.purpose::text, d.number,
      d.recipient, d.attempts, d.automatic, d.by_own_provider AS "byOwnProvider", d.turn_at AS "turnAt",
      ${agreedRole} AS role, COALESCE(${byDoor(({ inviterIsThere }) => inviterIsThere)}, false) AS "inviterIsThere",
      COALESCE(i.language, o.language)::text AS language, now(), i.kind::text, i.place_id AS "placeId", ${statusNow} AS status,
      i.email::text, i.full_name AS "fullName", i.message, i.expires_at AS "expiresAt", o.name AS "organizationName",
      o.time_zone AS "timeZone", u.name AS "inviterName", u.email::text AS "inviterEmail", a.full_name AS "attendeeName",
      w.full_name AS "waitingName", w.offer_number AS "offerNumber", w.offered_until AS "offeredUntil"
    FROM deliveries d
    JOIN invitations i ON i.id = d.invitation_id
    JOIN organizations o ON o.id = d.organization_id
    LEFT JOIN users u ON u.id = i.inviter_id
    LEFT JOIN attendees a ON a.invitation_id = i.id
    LEFT JOIN waiting_places w ON w.invitation_id = i.id
    WHERE d.id = ANY(${ids}::uuid[]) AND d.status IN ('queued', 'retrying')`;
  const factsOf = await readFacts(database, rows);
  return new Map(rows.map((row) => [row.id, { ...shaped(row), place: placeOf(row), facts: factsOf(row) }]));
}

type Located = Pick<Row, "kind" | "organizationId" | "placeId">;

function placeOf({ organizationId, placeId }: Located): Place {
  return { organizationId, placeId: placeId ?? organizationId };
}

/** What is said of each place, read once for all messages about it. */
async function readFacts(
  { read }: Services["database"],
  rows: readonly Located[],
): Promise<(row: Located) => PlaceFacts> {
  const places = new Map(rows.map((row) => [placeOf(row).placeId, row]));
  const known = new Map<string, PlaceFacts>();
  for (const [placeId, row] of places) known.set(placeId, await targets[row.kind].facts(read, placeOf(row)));
  return (row) => {
    const facts = known.get(placeOf(row).placeId);
    if (!facts) throw new Error("Every place was asked for.");
    return facts;
  };
}

function shaped(row: Row): Omit<DeliveryToSend, "facts" | "place"> {
  const { kind, placeId, status, email, fullName, message, expiresAt, organizationName, ...more } = row;
  const { timeZone, inviterName, inviterEmail, attendeeName, waitingName, offerNumber, offeredUntil } = more;
  return {
    ...more,
    invitation: {
      id: row.invitationId,
      organizationId: row.organizationId,
      kind,
      placeId,
      status,
      email,
      fullName,
      message,
      expiresAt,
      organization: { name: organizationName, timeZone },
      inviter:
        inviterName === null || inviterEmail === null ? null : { name: inviterName, email: inviterEmail },
      attendee: attendeeName === null ? null : { fullName: attendeeName },
      waitingPlace:
        waitingName === null || offerNumber === null
          ? null
          : { fullName: waitingName, offerNumber, offeredUntil },
    },
  };
}
