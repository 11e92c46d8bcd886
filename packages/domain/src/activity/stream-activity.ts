import type { Activity, StreamActivity } from "@foyer/contract/activity";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** What changes, as it changes, each with an id to go on from. */
// oxlint-disable-next-line require-yield
export async function* streamActivity(
  _ctx: Context,
  _input: StreamActivity,
  _signal: AbortSignal | undefined,
): AsyncGenerator<{ readonly id: string; readonly activity: Activity }> {
  throw new Failure("unavailable");
}
