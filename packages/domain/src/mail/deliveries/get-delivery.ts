import type { ByDelivery, MailDelivery } from "@foyer/contract/mail";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { readMailDelivery } from "./read-deliveries.ts";

/** A message, and what became of it. @throws Failure as `authorize`; `not_found` */
export async function getDelivery(
  ctx: Context,
  { organizationId, deliveryId }: ByDelivery,
): Promise<MailDelivery> {
  const tenant = authorize(ctx, "mail.view", organizationId);
  return readMailDelivery(ctx.database.read, tenant, deliveryId);
}
