import type { ListSuppressions, SuppressionPage } from "@foyer/contract/mail";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { pageOf, positionOf } from "../../page.ts";
import { hashAddress } from "../address-hash.ts";
import { selectSuppressions, suppressionAnswer } from "./read-suppressions.ts";

/**
 * The addresses that an organization's invitations go to no more, the newest first. Whoever asks for an address is told
 * whether it is one of them, also where nothing but its hash is known.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function listSuppressions(ctx: Context, input: ListSuppressions): Promise<SuppressionPage> {
  const tenant = authorize(ctx, "mail.view", input.organizationId);
  const after = positionOf(input.cursor);
  const { email } = input;
  const hash = email === undefined ? null : await hashAddress(ctx, tenant.organizationId, email);
  const conditions = [
    after && Prisma.sql`(s.created_at, s.id) < (${after.at}, ${after.id}::uuid)`,
    input.reason && Prisma.sql`s.reason = ${input.reason}::suppression_reason`,
    hash !== null && Prisma.sql`s.address_hash = decode(${hash}, 'hex')`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  const where = conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
  const rows = await selectSuppressions(ctx.database.read, tenant, { where, most: input.limit + 1 });
  return pageOf(
    rows,
    input.limit,
    (row) => suppressionAnswer({ ...row, address: row.address ?? email ?? null }),
    (row) => ({ at: row.createdAt, id: row.id }),
  );
}
