import { Failure } from "@foyer/contract/failures";
import type { ByDelivery, MailDelivery } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

export async function retryDelivery(_ctx: Context, _input: ByDelivery): Promise<MailDelivery> {
  throw new Failure("unavailable");
}
