import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";
import { networkOf } from "../network.ts";
import { SealError } from "../seal.ts";
import { afterTheSame, stillBeingAnswered } from "./after-the-same.ts";
import { bringsGuess, type CallIdentity, identifyCall, type NamedCall } from "./call-identity.ts";
import { holdLast } from "./held-database.ts";
import { findCall, type KeptCall, keep, Overtaken } from "./idempotent-calls.ts";
import { sealAnswer, sealStep, type Told, unsealAnswer, unsealSteps } from "./sealed-answer.ts";

/** How an act ended. `isRefusal`: it was looked at and refused; otherwise something went wrong, and nothing is known. */
type Ending =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: unknown; readonly isRefusal: boolean };

type Act = (ctx: Context) => Promise<Ending>;

// How often a call goes on after others who make the same call at the same moment. Each time one of them has got further.
const mostRounds = 10;

// Characters of a sealed answer. What has changed nothing can be answered anew: only what is short is kept of it.
const longestWithoutChange = 16_384;

/**
 * Answers a call that has a name, once: the same one is answered the same for 24 hours, and what it does is done once, whoever
 * dies meanwhile and however many make it at once. Nobody claims it beforehand: the act's last transaction takes the answer along,
 * each before it what it has brought, and of two that come to the same point one finds that it is taken and undoes its own.
 * A refusal is not kept: it has changed nothing but what is counted, and is to be counted again.
 * See docs/decisions/0039-idempotent-calls.md.
 * @throws Failure `conflict` for the name of another call; with a time to try again while the same one is being answered; whatever
 * the act ended with
 */
export async function answerOnce(ctx: Context, call: NamedCall, act: Act): Promise<unknown> {
  if (!(await mayBeKept(ctx))) return plainly(ctx, act);
  const identity = identifyCall(ctx, call);
  return afterTheSame(ctx.database.pool, identity, async () => {
    for (let round = 1; round <= mostRounds; round++) {
      const known = await findCall(ctx.database.read, identity);
      if (known && !known.isSame) {
        // To refuse it would tell at no cost whether a password or code is the one that was right. So it is tried, and counts.
        if (bringsGuess(call)) return plainly(ctx, act);
        throw new Failure("conflict", { message: "This Idempotency-Key stands for another call." });
      }
      const told = await attempt(ctx, { identity, known, act });
      if (told === "overtaken") continue;
      for (const cookie of told.cookies) ctx.setCookie(cookie);
      return told.data;
    }
    throw stillBeingAnswered();
  });
}

/** A stranger's call is, as long as they are not very many: nobody is to fill the database by it. */
async function mayBeKept(ctx: Context): Promise<boolean> {
  if (ctx.caller) return true;
  try {
    await ctx.limits.take("remembered_call", networkOf(ctx.visitor.ip));
    return true;
  } catch (error) {
    if (error instanceof Failure && error.reason === "rate_limited") return false;
    throw error;
  }
}

async function plainly(ctx: Context, act: Act): Promise<unknown> {
  const ending = await act(ctx);
  if (!ending.ok) throw ending.error;
  return ending.data;
}

type Known = {
  readonly identity: CallIdentity;
  readonly known: KeptCall | null;
};

async function attempt(
  ctx: Context,
  { identity, known, act }: Known & { readonly act: Act },
): Promise<Told | "overtaken"> {
  if (known?.answer != null) return toldBefore(ctx, identity, known.answer);
  try {
    return await goOn(ctx, { identity, known, act });
  } catch (error) {
    if (error instanceof Overtaken) return "overtaken";
    throw error;
  }
}

/** @throws Failure `conflict` where the answer can't be told again: what was asked is done, and must not be done twice */
async function toldBefore(ctx: Context, { id }: CallIdentity, answer: string): Promise<Told> {
  const told = await readable(() => unsealAnswer(ctx.keys, id, answer));
  if (told) return told;
  throw new Failure("conflict", { message: "This was done before. Its answer was too long to be kept." });
}

async function readable<Read>(read: () => Read): Promise<Awaited<Read>> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    const message = "This was done before. What was answered can't be read any more: APP_SECRET has changed.";
    throw new Failure("conflict", { message, cause: error });
  }
}

/** @throws Overtaken */
async function goOn(ctx: Context, { identity, known, act }: Known & { readonly act: Act }): Promise<Told> {
  const { id } = identity;
  let steps = known?.steps.length ?? 0;
  const done = await readable(() => unsealSteps(ctx.keys, id, known?.steps ?? []));
  const held = holdLast(ctx.database, {
    done,
    async keep(tx, step) {
      await keep(tx, identity, { steps, step: sealStep(ctx.keys, id, step) });
      steps += 1;
    },
  });
  const cookies: string[] = [];
  const ending = await act({
    ...ctx,
    database: held.database,
    setCookie: (cookie) => void cookies.push(cookie),
  });

  if (ending.ok) {
    const told = { data: ending.data, cookies };
    const answer = await sealAnswer(ctx.keys, id, told);
    const isKept = await held.commit((tx) => keep(tx, identity, { steps, answer }));
    const isWorthIt = steps > 0 || (ctx.caller !== null && answer.length <= longestWithoutChange);
    if (!isKept && isWorthIt) await keep(ctx.database.read, identity, { steps, answer });
    return told;
  }
  if (!ending.isRefusal) {
    await held.rollBack();
    throw ending.error;
  }
  // What a refused act has committed is what it counts: a guess.
  await held.commit();
  const now = await findCall(ctx.database.read, identity);
  // Refused perhaps because the same call has done it, in this very moment.
  if (now && (now.answer !== null || now.steps.length > steps)) throw new Overtaken();
  for (const cookie of cookies) ctx.setCookie(cookie);
  throw ending.error;
}
