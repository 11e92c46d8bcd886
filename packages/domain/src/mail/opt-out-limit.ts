import type { Context } from "../context.ts";
import { networkOf } from "../network.ts";
import { linkToOptOut } from "./opt-out-link.ts";

/**
 * Counts a call that brings a link to end invitations, as `limitLink` counts those that bring an invitation's: mail servers
 * click for many people from few addresses, so that a genuine one counts for its invitation alone.
 * @throws Failure `rate_limited`
 */
export async function limitOptOut(
  ctx: Pick<Context, "keys" | "limits" | "visitor">,
  token: string,
  call: "look" | "answer",
): Promise<void> {
  const link = linkToOptOut(ctx, token);
  if (link === null) await ctx.limits.take("bad_link", networkOf(ctx.visitor.ip));
  else if (call === "answer") await ctx.limits.take("link_answer", link.invitationId);
}
