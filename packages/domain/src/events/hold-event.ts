import { Failure } from "@foyer/contract/failures";
import { managesEvent, type OrganizationRole } from "@foyer/contract/permissions";
import type { Transaction } from "@foyer/db/database";
import type { EventTenant } from "../authorize.ts";
import { mayEnter } from "../organizations/memberships.ts";

/** An event as it is while it is held. */
export type HeldEvent = {
  readonly id: string;
  readonly organizerId: string;
  readonly name: string;
  readonly removed: boolean;
  /** Whether it has begun. */
  readonly begun: boolean;
};

/**
 * Holds an event until the transaction ends: whoever takes, frees or offers seats waits in line here, and what is read in
 * the next statement is what the one before has left. Comes after the locks of invitations. Null: there is none.
 */
export async function holdEvent(tx: Transaction, eventId: string): Promise<HeldEvent | null> {
  const [event] = await tx.$queryRaw<HeldEvent[]>`
    SELECT e.id, e.organizer_id AS "organizerId", e.name, e.removed_at IS NOT NULL AS removed, e.starts_at <= now() AS begun
    FROM events e WHERE e.id = ${eventId}::uuid FOR NO KEY UPDATE`;
  return event ?? null;
}

/**
 * The same, and holds the right of somebody to manage it: neither their role nor who organizes it changes meanwhile. Null:
 * they do not manage it, or it was removed.
 */
export async function holdEventFor(
  tx: Transaction,
  { eventId, userId }: { readonly eventId: string; readonly userId: string },
): Promise<HeldEvent | null> {
  const [event] = await tx.$queryRaw<(HeldEvent & { role: OrganizationRole })[]>`
    SELECT e.id, e.organizer_id AS "organizerId", e.name, e.removed_at IS NOT NULL AS removed, e.starts_at <= now() AS begun,
      m.role::text
    FROM events e JOIN memberships m ON m.organization_id = e.organization_id
    WHERE e.id = ${eventId}::uuid AND m.user_id = ${userId}::uuid AND ${mayEnter}
    FOR NO KEY UPDATE OF e FOR SHARE OF m`;
  if (!event || event.removed || !managesEvent(event.role, event.organizerId === userId)) return null;
  return event;
}

/**
 * Holds the caller's own event. What they proved was true before the transaction began: it may have been handed on, removed,
 * or they demoted since.
 * @throws Failure `conflict`
 */
export async function holdOwnEvent(
  tx: Transaction,
  { eventId, caller }: Pick<EventTenant, "eventId" | "caller">,
): Promise<HeldEvent> {
  const event = await holdEventFor(tx, { eventId, userId: caller.userId });
  if (!event) throw new Failure("conflict");
  return event;
}
