import type { Transaction } from "@foyer/db/database";
import type { AuditSubject } from "../../audit/record.ts";
import type { Tenant } from "../../authorize.ts";

/** An organization, as its audit log names it. */
export async function organizationSubject(
  tx: Transaction,
  { organizationId: id }: Pick<Tenant, "organizationId">,
): Promise<AuditSubject> {
  const { name } = await tx.organization.findUniqueOrThrow({ where: { id }, select: { name: true } });
  return { kind: "organization", id, label: name };
}
