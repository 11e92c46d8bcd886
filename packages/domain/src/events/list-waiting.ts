import type { ListWaiting, WaitingPage } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** Who stands in line for a seat. */
export async function listWaiting(_ctx: Context, _input: ListWaiting): Promise<WaitingPage> {
  throw new Failure("unavailable");
}
