import type { Transaction } from "@foyer/db/database";
import { recordEach } from "../audit/record.ts";
import type { Context } from "../context.ts";
import type { These } from "./authorize-for-invitation.ts";
import { hold, type Refusals, transitionHeld } from "./lifecycle.ts";
import { subjectOf } from "./record-invitation.ts";
import { targets } from "./targets/targets.ts";

/** Takes invitations to one place back; answers those that could not be, and why (`not_pending`). */
export async function cancelThese(
  ctx: Context,
  tx: Transaction,
  { kind, place, ids }: Omit<These, "host">,
): Promise<Refusals> {
  const { held, refused } = await hold(tx, "cancel", { ids });
  if (held.length === 0) return refused;
  const cancelled = held.map(({ id }) => id);
  await transitionHeld(tx, "cancel", { ids: cancelled });
  await targets[kind].ended(ctx, tx, { place, ids: cancelled });
  await recordEach(ctx, tx, {
    act: "invitation.cancelled",
    kind: "invitation",
    subjects: held.map(subjectOf),
  });
  return refused;
}
