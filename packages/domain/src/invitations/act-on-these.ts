import type { BulkAction } from "@foyer/contract/invitations";
import type { Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import type { These } from "./authorize-for-invitation.ts";
import { cancelThese } from "./cancel-these.ts";
import type { Refusals } from "./lifecycle.ts";
import { isPlaceTaken } from "./place-taken.ts";
import { remindThese } from "./remind-these.ts";
import { resendThese } from "./resend-these.ts";

const acts: Readonly<Record<BulkAction, (ctx: Context, tx: Transaction, these: These) => Promise<Refusals>>> =
  { resend: resendThese, cancel: cancelThese, remind: remindThese };

// How often it is begun anew where somebody comes between.
const attempts = 5;

/**
 * Does something with invitations to one place, in one transaction; answers those of which it was refused, and why. `finish`
 * comes last in it, and undoes everything by throwing.
 * @throws Failure as `finish`
 */
export async function actOnThese<Result>(
  ctx: Context,
  { action, ...these }: These & { readonly action: BulkAction },
  finish: (tx: Transaction, refused: Refusals) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.database.transaction(
        async (tx) => finish(tx, await acts[action](ctx, tx, these)),
        these.place.placeId,
      );
    } catch (error) {
      // Somebody has just invited an address anew of which an expired one was to come back. Now that can be seen.
      if (!isPlaceTaken(error) || attempt === attempts) throw error;
    }
  }
}

/** The same with one invitation. @throws Failure why it was refused; as `finish` */
export function actOnOne<Result>(
  ctx: Context,
  these: These & { readonly action: BulkAction },
  finish: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return actOnThese(ctx, these, async (tx, refused) => {
    for (const failure of refused.values()) throw failure;
    return finish(tx);
  });
}
