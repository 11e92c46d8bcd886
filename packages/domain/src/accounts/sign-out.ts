import type { Context } from "../context.ts";
import { endChallenge } from "./mfa-challenge.ts";

/** Ends the caller's session, half or whole. Somebody who has none is signed out already; a key stays as it is. */
export async function signOut(ctx: Context): Promise<{ status: "signed_out" }> {
  if (ctx.challenge) ctx.setCookie(await endChallenge(ctx, ctx.database.read, ctx.challenge));
  if (ctx.caller?.by.kind === "session") ctx.setCookie(await ctx.sessions.end(ctx.caller.by.sessionId));
  return { status: "signed_out" };
}
