import type { GetNotifications, Notifications } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function getNotifications(_ctx: Context, _input: GetNotifications): Promise<Notifications> {
  throw new Failure("unavailable");
}
