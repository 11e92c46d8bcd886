import type { Notifications, UpdateNotifications } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function updateNotifications(
  _ctx: Context,
  _input: UpdateNotifications,
): Promise<Notifications> {
  throw new Failure("unavailable");
}
