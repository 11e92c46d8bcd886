import { Failure } from "@foyer/contract/failures";
import { requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { countingGuess } from "./counting-guess.ts";
import { reauthenticationGuard } from "./guards.ts";
import { inLine } from "./in-line.ts";
import { passwordMatches } from "./passwords.ts";
import { forgive } from "./throttle.ts";

/**
 * Proves that the caller knows their own password, and answers its hash: what is changed by this proof is to be changed
 * only while the hash is still the same. Hashes: never call it inside a transaction.
 * @throws Failure `unauthenticated`, `forbidden` (an API key), `invalid_credentials`, `account_locked`
 */
export async function provePassword(
  ctx: Context,
  password: string,
): Promise<{ readonly passwordHash: string }> {
  const caller = requireSession(ctx);
  const { userId } = caller;
  const guard = reauthenticationGuard(caller);
  const prove = async () => {
    const { passwordHash } = await ctx.database.read.user.findUniqueOrThrow({
      where: { id: userId },
      select: { passwordHash: true },
    });
    const matches = await passwordMatches(passwordHash, password);
    if (passwordHash === null || !matches)
      throw new Failure("invalid_credentials", { message: "This is not your password." });
    return { passwordHash };
  };
  const proven = await inLine(guard.key, () => countingGuess(ctx, guard, prove));
  await forgive(ctx.database.read, guard);
  return proven;
}
