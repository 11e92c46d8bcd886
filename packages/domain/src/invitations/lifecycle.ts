import type { InvitationKind } from "@foyer/contract/doors";
import { Failure, type Reason } from "@foyer/contract/failures";
import type { InvitationStatus } from "@foyer/contract/invitations";
import { Prisma, type Transaction } from "@foyer/db/database";
import { agreedRole } from "./agreed-role.ts";

type Transition = {
  readonly from: readonly InvitationStatus[];
  readonly to: InvitationStatus;
  /** Who asks, and so in whose words a refusal is told. */
  readonly by: "invitee" | "team";
};

/** Every way in which an invitation changes. There is no other, but for expiry, which time itself brings about. */
export const transitions = {
  accept: { from: ["pending"], to: "accepted", by: "invitee" },
  decline: { from: ["pending"], to: "declined", by: "invitee" },
  /** The holder of an expired link asks for a fresh one, and the organization lets Foyer grant it. */
  renew: { from: ["expired"], to: "pending", by: "invitee" },
  /** The invitee stands in line for what there is not enough of; the invitation lasts until it is over. */
  wait: { from: ["pending"], to: "pending", by: "invitee" },
  /** The invitee takes their yes back, where the door lets them out again by the same link. */
  release: { from: ["accepted"], to: "declined", by: "invitee" },
  update: { from: ["pending"], to: "pending", by: "team" },
  remind: { from: ["pending"], to: "pending", by: "team" },
  copyLink: { from: ["pending"], to: "pending", by: "team" },
  resend: { from: ["pending", "expired"], to: "pending", by: "team" },
  cancel: { from: ["pending"], to: "cancelled", by: "team" },
  /** The invitee is kept out: nothing that was sent to them lets them in, and nothing revives it. */
  withdraw: { from: ["pending", "expired"], to: "cancelled", by: "team" },
  /** Whoever has come in is sent away again. */
  uninvite: { from: ["accepted"], to: "cancelled", by: "team" },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;

/** What an invitation is at a moment: pending past its time is expired, whatever the row says. */
export function statusAt(
  invitation: { readonly status: InvitationStatus; readonly expiresAt: Date },
  now: Date,
): InvitationStatus {
  return invitation.status === "pending" && invitation.expiresAt <= now ? "expired" : invitation.status;
}

/** The same in SQL, by the database's clock, for invitations that go by the name `i`. */
export const effectiveStatus = Prisma.sql`CASE WHEN i.status = 'pending' AND i.expires_at <= now() THEN 'expired' ELSE i.status::text END`;

/** The same as a condition that an index can serve. */
export function hasStatus(status: InvitationStatus): Prisma.Sql {
  if (status === "pending") return Prisma.sql`(i.status = 'pending' AND i.expires_at > now())`;
  if (status === "expired") {
    return Prisma.sql`(i.status = 'expired' OR (i.status = 'pending' AND i.expires_at <= now()))`;
  }
  return Prisma.sql`i.status = ${status}::invitation_status`;
}

/** What a transition leads to from a status, or the reason why it leads nowhere. */
export function outcome(
  status: InvitationStatus,
  name: TransitionName,
): { to: InvitationStatus } | { refusal: Reason } {
  const { from, to, by }: Transition = transitions[name];
  if (from.includes(status)) return { to };
  return { refusal: by === "invitee" && status !== "pending" ? `invitation_${status}` : "not_pending" };
}

/** A further condition, and the reason when it fails. */
type Only = { readonly if: Prisma.Sql; readonly otherwise: Reason };

/** What a transition needs beside the status, and changes beside it. */
export type Claim = {
  readonly invitationId: string;
  /** Assignments to further columns. */
  readonly set?: Prisma.Sql;
  readonly only?: Only;
};

/** An invitation as it is once it has been claimed: its row stays locked until the transaction ends. */
export type Claimed = {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: InvitationKind;
  /** The space or event; the organization, where it leads to that itself. */
  readonly placeId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string | null;
  readonly terms: unknown;
  readonly inviterId: string | null;
};

const claimedColumns = Prisma.sql`i.id, i.organization_id AS "organizationId", i.kind::text,
  COALESCE(i.place_id, i.organization_id) AS "placeId", i.email::text, i.full_name AS "fullName", ${agreedRole} AS role, i.terms,
  i.inviter_id AS "inviterId"`;

/**
 * Changes an invitation, once: one guarded update claims the row, so that of any number of racing calls one wins and the
 * others learn why not.
 * @throws Failure as `outcome` says, or `only.otherwise`
 */
export async function transition(tx: Transaction, name: TransitionName, claim: Claim): Promise<Claimed> {
  const { from, to }: Transition = transitions[name];
  const set = claim.set ? Prisma.sql`, ${claim.set}` : Prisma.empty;
  const only = claim.only ? Prisma.sql`AND ${claim.only.if}` : Prisma.empty;
  const [claimed] = await tx.$queryRaw<Claimed[]>`
    UPDATE invitations AS i SET status = ${to}::invitation_status ${set}
    WHERE i.id = ${claim.invitationId}::uuid AND ${effectiveStatus} = ANY(${from}) ${only}
    RETURNING ${claimedColumns}`;
  if (claimed) return claimed;

  const [found] = await tx.$queryRaw<{ status: InvitationStatus }[]>`
    SELECT ${effectiveStatus} AS status FROM invitations i WHERE i.id = ${claim.invitationId}::uuid`;
  if (!found) throw new Failure("not_found");
  const result = outcome(found.status, name);
  // Where the status would allow it, the further condition failed, or somebody was quicker twice.
  throw new Failure("refusal" in result ? result.refusal : (claim.only?.otherwise ?? "conflict"));
}

/** An invitation that is held: nobody else changes it until the transaction ends. */
export type Held = Claimed & { readonly status: InvitationStatus };

/** Why something was not done, by the ids of the invitations of which that is so. */
export type Refusals = ReadonlyMap<string, Failure>;

/**
 * Holds many invitations, in the order of their ids, and answers those that a transition can be made of, in the order given,
 * and of the others why not. What was read of them stays true: whoever has them first is waited for.
 */
export async function hold(
  tx: Transaction,
  name: TransitionName,
  { ids, only }: { readonly ids: readonly string[]; readonly only?: Only },
): Promise<{ readonly held: readonly Held[]; readonly refused: Refusals }> {
  const rows = await tx.$queryRaw<(Held & { isAllowed: boolean })[]>`
    SELECT ${claimedColumns}, ${effectiveStatus} AS status, ${only?.if ?? Prisma.sql`true`} AS "isAllowed"
    FROM invitations i WHERE i.id = ANY(${ids}::uuid[]) ORDER BY i.id FOR NO KEY UPDATE OF i`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const held: Held[] = [];
  const refused = new Map<string, Failure>();
  for (const id of ids) {
    const row = byId.get(id);
    const result = row && outcome(row.status, name);
    if (!row || !result) refused.set(id, new Failure("not_found"));
    else if ("refusal" in result) refused.set(id, new Failure(result.refusal));
    else if (!row.isAllowed && only) refused.set(id, new Failure(only.otherwise));
    else held.push(row);
  }
  return { held, refused };
}

/** Makes a transition of invitations that are held, by one guarded update; answers the numbers of their newest links. */
export async function transitionHeld(
  tx: Transaction,
  name: TransitionName,
  { ids, set }: { readonly ids: readonly string[]; readonly set?: Prisma.Sql },
): Promise<ReadonlyMap<string, number>> {
  const { from, to }: Transition = transitions[name];
  const rows = await tx.$queryRaw<{ id: string; number: number }[]>`
    UPDATE invitations AS i SET status = ${to}::invitation_status ${set ? Prisma.sql`, ${set}` : Prisma.empty}
    WHERE i.id = ANY(${ids}::uuid[]) AND ${effectiveStatus} = ANY(${from})
    RETURNING i.id, i.delivery_count AS number`;
  return new Map(rows.map(({ id, number }) => [id, number]));
}
