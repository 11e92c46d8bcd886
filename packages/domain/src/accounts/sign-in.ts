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

  const cookie = await ctx.database.transaction(async (tx) => {
    // Checking took a while. Whoever has changed the password since must not find a session of the old one: the lock
    // makes the two take turns.
    const proven = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM users WHERE id = ${user.id}::uuid AND password_hash = ${user.passwordHash} FOR SHARE`;
    if (proven.length === 0) throw new Failure("invalid_credentials");
    return ctx.sessions.start(user.id, ctx.visitor, tx);
  });
  ctx.setCookie(cookie);
  return { status: "signed_in" };
}
