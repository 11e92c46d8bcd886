import { Failure } from "@foyer/contract/failures";
import type { InvitationTarget } from "@foyer/contract/invitations";
import type { Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";
import { record } from "../audit/record.ts";
import type { Context } from "../context.ts";
import { writeDownExpired } from "./expire-invitations.ts";
import { queueMessage } from "./queue-delivery.ts";
import { targets } from "./targets/targets.ts";

export type NewInvitation = {
  readonly target: InvitationTarget;
  readonly email: string;
  readonly fullName?: string | undefined;
  readonly message?: string | undefined;
  readonly note?: string | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly expiresInHours?: number | undefined;
  readonly send: boolean;
};

/**
 * Writes an invitation with its audit row and its e-mail job, all in the caller's transaction. Whoever calls has proven
 * that it may be written.
 * @throws Failure `already_member`, `already_invited` (with the id of the one in the way)
 */
export async function issueInvitation(
  ctx: Context,
  tx: Transaction,
  invitation: NewInvitation,
): Promise<string> {
  const { target, email } = invitation;
  const { organizationId, role, kind } = target;
  await targets[kind].refuseWhoIsIn(tx, { organizationId, email });
  // One that has expired but was not swept yet would still hold the place.
  await writeDownExpired(tx, { organizationId, email });

  const metadata = invitation.metadata === undefined ? null : JSON.stringify(invitation.metadata);
  // Of two at once the unique index lets one in; expiry starts by the database's clock.
  const [created] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO invitations (id, organization_id, kind, email, full_name, role, message, note, metadata,
      inviter_id, inviter_ip, expires_in_hours, expires_at)
    SELECT ${uuidv7()}::uuid, o.id, ${kind}::invitation_kind, ${email}, ${invitation.fullName ?? null},
      ${role}::organization_role, ${invitation.message ?? null}, ${invitation.note ?? null}, ${metadata}::jsonb,
      ${ctx.caller?.userId ?? null}::uuid, ${ctx.visitor.ip}::inet, h.hours, now() + make_interval(hours => h.hours)
    FROM organizations o,
      LATERAL (SELECT COALESCE(${invitation.expiresInHours ?? null}::int, o.default_expiry_hours) AS hours) h
    WHERE o.id = ${organizationId}::uuid
    ON CONFLICT (organization_id, email) WHERE kind = 'organization' AND status = 'pending' DO NOTHING
    RETURNING id`;
  if (!created) throw await alreadyInvited(tx, organizationId, email);
  // The insert may have waited for an acceptance of the invitation before: then somebody has just come in.
  await targets[kind].refuseWhoIsIn(tx, { organizationId, email });

  await record(ctx, tx, {
    act: "invitation.created",
    organizationId,
    subject: { kind: "invitation", id: created.id, label: email },
    details: { role, sent: invitation.send },
  });
  if (invitation.send) {
    const message = { organizationId, invitationId: created.id, recipient: email };
    await queueMessage(ctx, tx, { ...message, purpose: "invitation" });
  }
  return created.id;
}

/** The refusal that names the pending invitation in the way. */
export async function alreadyInvited(
  db: Pick<Transaction, "invitation">,
  organizationId: string,
  email: string,
): Promise<Failure> {
  const inTheWay = await db.invitation.findFirst({
    where: { organizationId, email, status: "pending" },
    select: { id: true },
  });
  return new Failure("already_invited", inTheWay ? { invitationId: inTheWay.id } : {});
}
