import { Failure } from "@foyer/contract/failures";
import type { GetMailSettings, MailSettings } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

export async function getMailSettings(_ctx: Context, _input: GetMailSettings): Promise<MailSettings> {
  throw new Failure("unavailable");
}
