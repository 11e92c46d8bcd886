import type { Brand, GetBrand } from "@foyer/contract/mail-templates";
import type { Transaction } from "@foyer/db/database";
import { authorize, type Tenant } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { logoUrlOf } from "./logo.ts";

/**
 * How the e-mails of an organization look.
 * @throws Failure as `authorize`
 */
export async function getBrand(ctx: Context, input: GetBrand): Promise<Brand> {
  return readBrand(ctx, ctx.database.read, authorize(ctx, "mail.view", input.organizationId));
}

/** The brand as it is kept; where none is, Foyer's own. */
export async function readBrand(
  { publicUrl }: Pick<Context, "publicUrl">,
  db: Pick<Transaction, "mailBrand">,
  { organizationId }: Pick<Tenant, "organizationId">,
): Promise<Brand> {
  const row = await db.mailBrand.findUnique({
    where: { organizationId },
    select: { color: true, logoHash: true },
  });
  return { color: row?.color ?? null, logoUrl: logoUrlOf(publicUrl, row?.logoHash ?? null) };
}
