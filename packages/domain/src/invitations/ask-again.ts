import { Failure } from "@foyer/contract/failures";
import { Prisma, type Transaction } from "@foyer/db/database";
import { recordEach } from "../audit/record.ts";
import type { Context } from "../context.ts";
import { admitMessages, inviterIn } from "../mail/admit-messages.ts";
import type { These } from "./authorize-for-invitation.ts";
import { type Held, hold, type Refusals, transitionHeld } from "./lifecycle.ts";
import { queueNumbered } from "./queue-delivery.ts";
import { subjectOf } from "./record-invitation.ts";
import { mayNotGrant } from "./require-grant.ts";
import { targets } from "./targets/targets.ts";
import { withinLimit } from "./within-limit.ts";

/** One of the ways in which invitees are written to once more. */
export type Asking = {
  readonly transition: "resend" | "remind";
  readonly act: "invitation.resent" | "invitation.reminded";
  readonly purpose: "invitation" | "reminder";
  /** Assignments to further columns. */
  readonly set?: Prisma.Sql;
  /** Those held who may not be asked for reasons of this way's own. */
  readonly refuse?: (held: readonly Held[]) => Promise<Refusals>;
  /** The same, of what somebody else may change until the very moment of the transition. */
  readonly refuseNow?: (held: readonly Held[]) => Promise<Refusals>;
  /** Whether an error says that it was changed in that moment. */
  readonly isOvertaken?: (error: unknown) => boolean;
};

/**
 * Writes once more to those who were invited to one place; answers those who are not written to, and why. Each of them is
 * left as they were.
 * @throws Failure as `Target.requireOpen`
 */
export async function askAgain(
  ctx: Context,
  tx: Transaction,
  these: These,
  asking: Asking,
): Promise<Refusals> {
  const only = { if: withinLimit, otherwise: "resend_limit_reached" } as const;
  const { held, refused } = await hold(tx, asking.transition, { ids: these.ids, only });
  const refusals = new Map(refused);
  for (const { id, role } of held) {
    const refusal = mayNotGrant(these.host, role);
    if (refusal) refusals.set(id, refusal);
  }
  const left = () => held.filter(({ id }) => !refusals.has(id));
  add(refusals, await asking.refuse?.(left()));
  while (left().length > 0) {
    add(refusals, await asking.refuseNow?.(left()));
    if (left().length === 0) break;
    // Whom there is no message for after all keeps what they had: their change is undone with the others', and those are
    // made anew. All of them stay held.
    await tx.$executeRaw`SAVEPOINT before_asking`;
    const late = await attempt(ctx, tx, { ...these, held: left() }, asking);
    if (late !== "overtaken" && late.size === 0) {
      await tx.$executeRaw`RELEASE SAVEPOINT before_asking`;
      break;
    }
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_asking`;
    if (late !== "overtaken") add(refusals, late);
  }
  return refusals;
}
