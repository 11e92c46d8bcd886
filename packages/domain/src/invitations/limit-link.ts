import type { Context } from "../context.ts";
import { networkOf } from "../network.ts";
import { genuineLink } from "./link.ts";

/**
 * Counts a call that brings a link. A genuine one is no guess, and many invitees may sit behind one address: its answers
 * are counted for the invitation alone. What Foyer never made is counted for the network that brought it, and once that is
 * too much, refused there before anything is looked at. The signature says which is which, without the database.
 * @throws Failure `rate_limited`
 */
export async function limitLink(ctx: Context, token: string, call: "look" | "answer"): Promise<void> {
  const link = genuineLink(ctx.keys.invitationLink, token);
  if (!link) await ctx.limits.take("bad_link", networkOf(ctx.visitor.ip));
  else if (call === "answer") await ctx.limits.take("link_answer", link.invitationId);
}
