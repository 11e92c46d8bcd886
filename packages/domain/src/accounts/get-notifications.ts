import { type GetNotifications, type Notifications, notifications } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";

/**
 * What the caller is told of the answers to their invitations in an organization. Also guests have a say in it: they may
 * invite to spaces.
 * @throws Failure as `authorize`
 */
export async function getNotifications(ctx: Context, input: GetNotifications): Promise<Notifications> {
  const { organizationId, caller } = authorize(ctx, "space.list", input.organizationId);
  const { userId } = caller;
  const membership = await ctx.database.read.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { answerNotices: true },
  });
  if (!membership) throw new Failure("not_found");
  return notifications.parse({ organizationId, answers: membership.answerNotices });
}
