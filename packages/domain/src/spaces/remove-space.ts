import type { BySpace } from "@foyer/contract/spaces";
import { closePlace } from "@foyer/jobs/queues";
import { record } from "../audit/record.ts";
import { authorizeInSpace } from "../authorize.ts";
import type { Context } from "../context.ts";
import { endedAtOnce } from "../invitations/close-place.ts";
import { countOpen, withdrawFromPlace } from "../invitations/withdraw-invitations.ts";
import { emptySpace } from "./empty-space.ts";
import { holdSpace } from "./hold-space.ts";

/**
 * Removes a space, everybody's place in it, and every invitation that could still lead there: of very many the end is
 * written down by a job, and lets nobody in until then. Its name stays for the history.
 * @throws Failure as `authorizeInSpace`; `conflict` (just changed)
 */
export async function removeSpace(ctx: Context, input: BySpace): Promise<null> {
  const tenant = await authorizeInSpace(ctx, "space.remove", input.spaceId);
  const { organizationId, spaceId, name } = tenant;
  const place = { organizationId, placeId: spaceId };
  await ctx.database.transaction(async (tx) => {
    const before = await withdrawFromPlace(ctx, tx, { place, most: endedAtOnce });
    await holdSpace(tx, tenant);
    // What somebody was just sending held the space, and so is there now. Whoever is accepting that already waits for
    // the space: one of the two starts again, and then finds it as it is.
    const left = await countOpen(tx, place);
    await withdrawFromPlace(ctx, tx, { place, most: endedAtOnce - before });
    const members = await tx.spaceMember.count({ where: { spaceId, organizationId } });
    await tx.$executeRaw`UPDATE spaces SET removed_at = now() WHERE id = ${spaceId}::uuid`;
    await emptySpace(tx, place, { most: endedAtOnce, waits: true });
    await record(ctx, tx, {
      act: "space.removed",
      organizationId,
      subject: { kind: "space", id: spaceId, label: name },
      details: { members, invitations: before + left },
    });
    await ctx.jobs.enqueue(tx, closePlace, { placeId: spaceId });
  });
  return null;
}
