import type { Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { askAgain } from "./ask-again.ts";
import type { These } from "./authorize-for-invitation.ts";
import { hold, type Refusals } from "./lifecycle.ts";
import { whoseRoleIsAbove } from "./require-grant.ts";
import { onlyWithinLimit } from "./within-limit.ts";

/**
 * Sends a friendly reminder of pending invitations to one place, which stay valid exactly as long as before; answers those of
 * which there is none, and why: `not_pending`, `resend_limit_reached`, `forbidden`, `address_suppressed`, `rate_limited`, or
 * as `Target.requireOpen` says.
 */
export async function remindThese(ctx: Context, tx: Transaction, these: These): Promise<Refusals> {
  const { host, kind, place, ids } = these;
  const { held, refused } = await hold(tx, "remind", { ids, only: onlyWithinLimit });
  const above = whoseRoleIsAbove(host, held);
  const late = await askAgain(ctx, tx, {
    kind,
    place,
    held: held.filter(({ id }) => !above.has(id)),
    transition: "remind",
    act: "invitation.reminded",
    purpose: "reminder",
  });
  return new Map([...refused, ...above, ...late]);
}
