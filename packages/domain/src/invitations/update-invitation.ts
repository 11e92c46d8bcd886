import type { InvitationKind } from "@foyer/contract/doors";
import type { Invitation, UpdateInvitation } from "@foyer/contract/invitations";
import { Prisma } from "@foyer/db/database";
import type { Host } from "../authorize.ts";
import type { Context } from "../context.ts";
import { agreedRole } from "./agreed-role.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";
import { transition } from "./lifecycle.ts";
import { readInvitation } from "./read-invitations.ts";
import { recordInvitation } from "./record-invitation.ts";
import { targets } from "./targets/targets.ts";

/**
 * Changes a pending invitation: what is named, and nothing else. The address never changes.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`, `invalid_input` (what its
 * door does not know), `conflict` (there is nothing to invite to any more)
 */
export async function updateInvitation(ctx: Context, input: UpdateInvitation): Promise<Invitation> {
  const { invitationId, ...named } = input;
  const { host, kind, place } = await authorizeForInvitation(ctx, "invitation.update", invitationId);
  const set = assignments(host, kind, named);
  return ctx.database.transaction(async (tx) => {
    const invitation = await transition(tx, "update", {
      invitationId,
      ...(set && { set }),
      // Part of the claim: the role that counts is the one that this very change replaces.
      only: {
        if: Prisma.sql`(${agreedRole} IS NULL OR ${agreedRole} = ANY(${host.grantable}::text[]))`,
        otherwise: "forbidden",
      },
    });
    await targets[kind].requireOpen(tx, place, [invitationId]);
    const fields = Object.keys(named).filter((name) => Reflect.get(named, name) !== undefined);
    await recordInvitation(ctx, tx, "invitation.updated", invitation, { details: { fields } });
    return readInvitation(tx, host, invitationId);
  });
}

function assignments(
  host: Host,
  kind: InvitationKind,
  { message, note, language, expiresInHours, ...own }: Omit<UpdateInvitation, "invitationId">,
) {
  const agreed = targets[kind].amend(host, own);
  const set = [
    ...agreed,
    // Whoever sets what is agreed on answers for it at acceptance.
    agreed.length > 0 && Prisma.sql`inviter_id = ${host.caller.userId}::uuid`,
    message !== undefined && Prisma.sql`message = ${message}`,
    note !== undefined && Prisma.sql`note = ${note}`,
    language !== undefined && Prisma.sql`language = ${language}::language`,
    expiresInHours !== undefined &&
      Prisma.sql`expires_in_hours = ${expiresInHours}, expires_at = now() + make_interval(hours => ${expiresInHours}::int)`,
  ].filter((assignment) => assignment instanceof Prisma.Sql);
  return set.length > 0 ? Prisma.join(set, ", ") : null;
}
