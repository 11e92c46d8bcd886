import { Failure } from "@foyer/contract/failures";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { askAgain } from "./ask-again.ts";
import type { These } from "./authorize-for-invitation.ts";
import { writeDownExpired } from "./expire-invitations.ts";
import { alreadyInvited, pendingTo } from "./issue-invitations.ts";
import { type Held, hold, type Refusals } from "./lifecycle.ts";
import { whoseRoleIsAbove } from "./require-grant.ts";
import { mayNotReturn } from "./require-may-return.ts";
import { targets } from "./targets/targets.ts";
import { onlyWithinLimit } from "./within-limit.ts";

/**
 * Sends invitations to one place again and gives them their full time anew; expired ones come back to life. Whoever resends
 * vouches for them from now on. Answers those of which that can't be, and why: `not_pending`, `resend_limit_reached`,
 * `already_invited`, `forbidden`, `already_member`, `address_suppressed`, `rate_limited`, or as `Target.requireOpen` says.
 * @throws Error as `isPlaceTaken` knows it, where somebody invites one of the addresses anew at this moment
 */
export async function resendThese(ctx: Context, tx: Transaction, these: These): Promise<Refusals> {
  const { host, kind, place, ids } = these;
  // Another one to such an address that has expired but was not swept yet would still hold the place.
  await writeDownExpired(tx, { ...place, emails: await holdWithRivals(tx, these) });
  const { held, refused } = await hold(tx, "resend", { ids, only: onlyWithinLimit });
  const refusals = new Map([...refused, ...(await whoMayNot(tx, these, held))]);
  const late = await askAgain(ctx, tx, {
    kind,
    place,
    held: held.filter(({ id }) => !refusals.has(id)),
    transition: "resend",
    act: "invitation.resent",
    purpose: "invitation",
    set: Prisma.sql`inviter_id = ${host.caller.userId}::uuid, expires_at = now() + make_interval(hours => i.expires_in_hours)`,
  });
  return new Map([...refusals, ...late]);
}

/**
 * Holds invitations together with what has expired of others to the same addresses and place, all in the order of their ids,
 * and answers the addresses: two calls that each held a part could otherwise wait for each other.
 */
async function holdWithRivals(
  tx: Transaction,
  { place: { organizationId, placeId }, ids }: These,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT i.email::text FROM invitations i WHERE i.id IN (
      SELECT unnest(${ids}::uuid[])
      UNION SELECT rival.id FROM invitations i JOIN invitations rival
        ON rival.organization_id = ${organizationId}::uuid AND rival.email = i.email
          AND rival.place_id IS NOT DISTINCT FROM NULLIF(${placeId}::uuid, ${organizationId}::uuid)
          AND rival.status = 'pending' AND rival.expires_at <= now()
      WHERE i.id = ANY(${ids}::uuid[]))
    ORDER BY i.id FOR NO KEY UPDATE OF i`;
  return [...new Set(rows.map(({ email }) => email))];
}

async function whoMayNot(tx: Transaction, { host, kind, place }: These, held: readonly Held[]) {
  const emails = held.map(({ email }) => email);
  const target = targets[kind];
  const keptOut = new Set(await target.whoMayNotReturn(tx, host, emails));
  const inside = new Set(await target.whoIsIn(tx, place, emails));
  const taken = await whosePlaceIsTaken(tx, place, held);
  const above = whoseRoleIsAbove(host, held);
  const refusals = held.flatMap(({ id, email }): [string, Failure][] => {
    const address = email.toLowerCase();
    const refusal =
      taken.get(id) ??
      above.get(id) ??
      (keptOut.has(address) ? mayNotReturn() : inside.has(address) ? new Failure("already_member") : null);
    return refusal ? [[id, refusal]] : [];
  });
  return new Map(refusals);
}

/** An expired one can't come back while a newer one to the same address is waiting; of several that could, the first does. */
async function whosePlaceIsTaken(
  tx: Transaction,
  place: These["place"],
  held: readonly Held[],
): Promise<Refusals> {
  const expired = held.filter(({ status }) => status === "expired");
  const waiting = new Map(
    await pendingTo(
      tx,
      place,
      expired.map(({ email }) => email),
    ),
  );
  const taken = new Map<string, Failure>();
  for (const { id, email } of expired) {
    const address = email.toLowerCase();
    const other = waiting.get(address);
    if (other === undefined) waiting.set(address, id);
    else taken.set(id, alreadyInvited(other));
  }
  return taken;
}
