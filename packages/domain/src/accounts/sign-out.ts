import type { Context } from "../context.ts";

/** Ends the caller's session. Somebody who has none is signed out already. */
export async function signOut(ctx: Context): Promise<{ status: "signed_out" }> {
  if (ctx.caller) ctx.setCookie(await ctx.sessions.end(ctx.caller.sessionId));
  return { status: "signed_out" };
}
