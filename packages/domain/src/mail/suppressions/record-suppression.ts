import type { SuppressionReason } from "@foyer/contract/mail";
import type { Transaction } from "@foyer/db/database";
import { record } from "../../audit/record.ts";
import type { Context } from "../../context.ts";

/**
 * Writes down a change of an organization's list. The address is told where an invitation tells it anyway: otherwise the
 * audit, which forgets nothing, would keep what the list itself holds as a hash alone. `ctx` is null for what Foyer does by
 * itself.
 */
export async function recordSuppression(
  ctx: Context | null,
  tx: Transaction,
  {
    act,
    organizationId,
    address,
    ...details
  }: {
    readonly act: "mail.address_suppressed" | "mail.suppression_lifted";
    readonly organizationId: string;
    readonly address: string | null;
    readonly suppressionId: string;
    readonly reason: SuppressionReason;
  },
): Promise<void> {
  await record(ctx, tx, {
    act,
    organizationId,
    subject: { kind: "person", id: null, label: address ?? "an address that was never invited" },
    details,
  });
}
