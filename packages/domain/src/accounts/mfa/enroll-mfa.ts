import type { EnrollMfa, MfaEnrollment } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../../context.ts";

export async function enrollMfa(_ctx: Context, _input: EnrollMfa): Promise<MfaEnrollment> {
  throw new Failure("unavailable");
}
