import { Failure } from "@foyer/contract/failures";
import type { DeliveryPage, ListDeliveries } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

export async function listDeliveries(_ctx: Context, _input: ListDeliveries): Promise<DeliveryPage> {
  throw new Failure("unavailable");
}
