import type { SignIn, SignInResult } from "@foyer/contract/auth";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";
import { passwordMatches } from "./passwords.ts";

/**
 * Starts a session, with an id that nobody knew before. Answers an unknown address and a wrong password alike.
 * @throws Failure `invalid_credentials`
 */
export async function signIn(ctx: Context, input: SignIn): Promise<SignInResult> {
  const user = await ctx.database.read.user.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true },
  });
  const matches = await passwordMatches(user?.passwordHash ?? null, input.password);
  if (!user || !matches) throw new Failure("invalid_credentials");
  ctx.setCookie(await ctx.sessions.start(user.id));
  return { status: "signed_in" };
}
