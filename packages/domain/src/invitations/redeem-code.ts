import type { Attendance } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { RedeemCode, Redeemed } from "@foyer/contract/invitations";
import type { Transaction } from "@foyer/db/database";
import { record } from "../audit/record.ts";
import { requireCaller } from "../authorize.ts";
import type { Context } from "../context.ts";
import { type ApplicationCode, codeLastsSeconds, readApplicationCode } from "./application-code.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";
import { readInvitation } from "./read-invitations.ts";
import { targets } from "./targets/targets.ts";

/**
 * Tells an application, in whose name an API key calls, who it is that has just accepted and come to it: once, for ten
 * minutes, and as long as they are in.
 * @throws Failure `unauthenticated`, `invalid_code`, `not_found`, `account_disabled`, `forbidden`
 */
export async function redeemCode(ctx: Context, { code }: RedeemCode): Promise<Redeemed> {
  requireCaller(ctx);
  const read = readApplicationCode(ctx.keys.applicationCode, code);
  if (!read) throw invalidCode();
  const { invitationId } = read;
  const { host, kind, place } = await authorizeForInvitation(ctx, "invitation.view", invitationId);
  return ctx.database.transaction(async (tx) => {
    await claim(tx, read);
    const invitation = await readInvitation(tx, host, invitationId);
    // Somebody who was sent away since is not let in elsewhere by what they were told before.
    const isIn = (await targets[kind].whoIsIn(tx, place, [invitation.email])).length > 0;
    if (!isIn) throw invalidCode();
    const needsAccount = targets[kind].becomes(invitation.role) !== null;
    const userId = needsAccount ? await accountOf(tx, invitation.email) : null;
    const attendee = await attendanceBy(tx, invitationId);
    await record(ctx, tx, {
      act: "invitation.redeemed",
      organizationId: host.organizationId,
      subject: attendee
        ? { kind: "attendee", id: attendee.id, label: attendee.email }
        : { kind: "person", id: userId, label: invitation.email },
    });
    return { invitation, userId, attendee };
  });
}

/** Of any number of calls with one code one claims it. */
async function claim(tx: Transaction, { invitationId, seconds }: ApplicationCode): Promise<void> {
  const claimed = await tx.$executeRaw`
    UPDATE invitations SET redeemed_at = now()
    WHERE id = ${invitationId}::uuid AND status = 'accepted' AND redeemed_at IS NULL
      AND now() < to_timestamp(${seconds}::float8) + make_interval(secs => ${codeLastsSeconds}::float8)`;
  if (claimed === 0) throw invalidCode();
}

async function accountOf(tx: Transaction, email: string): Promise<string | null> {
  const account = await tx.user.findUnique({ where: { email }, select: { id: true } });
  return account?.id ?? null;
}

async function attendanceBy(tx: Transaction, invitationId: string): Promise<Attendance | null> {
  return tx.attendee.findUnique({
    where: { invitationId },
    select: { id: true, eventId: true, email: true, fullName: true, phone: true },
  });
}

function invalidCode(): Failure {
  return new Failure("invalid_code", {
    message: "This code is not right, was used already, or is more than ten minutes old.",
  });
}
