import type { Brand, UpdateBrand } from "@foyer/contract/mail-templates";
import { record } from "../../audit/record.ts";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { readBrand } from "./get-brand.ts";
import { readLogo } from "./logo.ts";
import { organizationSubject } from "./organization-subject.ts";

/**
 * Changes the colour or the logo of all e-mails, and leaves what is not named. An earlier logo is gone from then on, also from
 * e-mails that have arrived.
 * @throws Failure as `authorize`; `invalid_input` for a logo that is no PNG or JPEG, or too large
 */
export async function updateBrand(ctx: Context, input: UpdateBrand): Promise<Brand> {
  const tenant = authorize(ctx, "mail.update", input.organizationId);
  const { organizationId } = tenant;
  const color = input.color?.toLowerCase() ?? null;
  const logo = input.logo ? readLogo(input.logo) : null;
  const namesColor = input.color !== undefined;
  const namesLogo = input.logo !== undefined;
  return ctx.database.transaction(async (tx) => {
    if (!namesColor && !namesLogo) return readBrand(ctx, tx, tenant);
    await tx.$executeRaw`
      INSERT INTO mail_brands AS b (organization_id, color, logo, logo_type, logo_hash)
      VALUES (${organizationId}::uuid, ${color}, ${logo?.bytes ?? null}, ${logo?.type ?? null}, ${logo?.hash ?? null})
      ON CONFLICT (organization_id) DO UPDATE SET updated_at = now(),
        color = CASE WHEN ${namesColor} THEN EXCLUDED.color ELSE b.color END,
        logo = CASE WHEN ${namesLogo} THEN EXCLUDED.logo ELSE b.logo END,
        logo_type = CASE WHEN ${namesLogo} THEN EXCLUDED.logo_type ELSE b.logo_type END,
        logo_hash = CASE WHEN ${namesLogo} THEN EXCLUDED.logo_hash ELSE b.logo_hash END`;
    await record(ctx, tx, {
      act: "mail.brand_updated",
      organizationId,
      subject: await organizationSubject(tx, tenant),
      details: { ...(namesColor && { color }), ...(namesLogo && { logo: logo?.hash ?? null }) },
    });
    return readBrand(ctx, tx, tenant);
  });
}
