import type { AuditAct } from "@foyer/contract/audit";
import type { Prisma, Transaction } from "@foyer/db/database";
import { type AuditEach, record } from "../audit/record.ts";
import type { Context } from "../context.ts";
import type { Claimed } from "./lifecycle.ts";

/** Writes down what was done to an invitation. */
export async function recordInvitation(
  ctx: Context,
  tx: Transaction,
  act: Extract<AuditAct, `invitation.${string}`>,
  { id, organizationId, email }: Pick<Claimed, "id" | "organizationId" | "email">,
  about: { readonly details?: Prisma.InputJsonObject; readonly actorId?: string } = {},
): Promise<void> {
  await record(ctx, tx, { act, organizationId, subject: { kind: "invitation", id, label: email }, ...about });
}

/** An invitation as one of many of which the same is written down. */
export function subjectOf({
  id,
  organizationId,
  email,
}: Pick<Claimed, "id" | "organizationId" | "email">): AuditEach {
  return { id, organizationId, label: email };
}
