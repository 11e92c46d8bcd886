import { Failure } from "@foyer/contract/failures";
import type { MailSettings, UpdateMailSettings } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

export async function updateMailSettings(_ctx: Context, _input: UpdateMailSettings): Promise<MailSettings> {
  throw new Failure("unavailable");
}
