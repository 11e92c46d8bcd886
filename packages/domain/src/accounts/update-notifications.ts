import type { Notifications, UpdateNotifications } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import { authorize, requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";

/**
 * Chooses what the caller is told of the answers to their invitations in an organization. What waits for a digest is still
 * told by one, unless they want to know nothing. It is not written down in the audit: it changes nothing for anybody else, and
 * nothing about who may do what.
 * @throws Failure as `requireSession` and `authorize`
 */
export async function updateNotifications(ctx: Context, input: UpdateNotifications): Promise<Notifications> {
  const { userId } = requireSession(ctx);
  const { organizationId } = authorize(ctx, "space.list", input.organizationId);
  const { answers } = input;
  return ctx.database.transaction(async (tx) => {
    const own = { organizationId, userId };
    const { count } = await tx.membership.updateMany({ where: own, data: { answerNotices: answers } });
    if (count === 0) throw new Failure("not_found");
    if (answers === "never") await tx.answerNotice.deleteMany({ where: { ...own, messageId: null } });
    return { organizationId, answers };
  });
}
