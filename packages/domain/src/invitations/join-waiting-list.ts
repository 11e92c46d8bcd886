import { Failure } from "@foyer/contract/failures";
import type { JoinWaitingList, Waiting } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";

/** Puts the invitee in line for a seat of a full event. */
export async function joinWaitingList(_ctx: Context, _input: JoinWaitingList): Promise<Waiting> {
  throw new Failure("unavailable");
}
