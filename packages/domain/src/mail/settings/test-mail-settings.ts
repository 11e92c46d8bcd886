import { Failure } from "@foyer/contract/failures";
import type { MailTest, TestMailSettings } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

export async function testMailSettings(_ctx: Context, _input: TestMailSettings): Promise<MailTest> {
  throw new Failure("unavailable");
}
