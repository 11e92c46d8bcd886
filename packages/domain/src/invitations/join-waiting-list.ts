import { Failure } from "@foyer/contract/failures";
import type { JoinWaitingList, Waiting } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { findOpenByLink } from "./find-by-link.ts";
import { transition } from "./lifecycle.ts";
import { takeTurns } from "./take-turns.ts";
import { targets } from "./targets/targets.ts";

/**
 * Puts the holder of a link in line for what there is not enough of, once: whoever stands in it already is told where.
 * @throws Failure `invitation_not_found`, `invitation_expired`, `_cancelled`, `_accepted`, `_declined`, `conflict` (there is
 * a seat, or nothing to wait for behind this door), `inviter_lost_authority`, `invalid_input`
 */
export async function joinWaitingList(ctx: Context, answer: JoinWaitingList): Promise<Waiting> {
  const found = await findOpenByLink(ctx, answer.token, "wait");
  const { wait, requireAuthority } = targets[found.kind];
  if (!wait)
    throw new Failure("conflict", { message: "There is no waiting list here: accept the invitation." });
  const join = () =>
    ctx.database.transaction(async (tx) => {
      const invitation = await transition(tx, "wait", { invitationId: found.id });
      await requireAuthority(tx, invitation);
      return wait(ctx, tx, { invitation, answer });
    });
  return { status: "waiting", position: await takeTurns(ctx, found, join) };
}
