import { invalidInput } from "@foyer/contract/failures";
import type { Permission } from "@foyer/contract/permissions";
import { id } from "@foyer/contract/values";
import { knownDevice } from "@foyer/domain/accounts/known-device";
import { authorize, requireCaller, requireSession } from "@foyer/domain/authorize";
import type { Context } from "@foyer/domain/context";
import { answerOnce } from "@foyer/domain/idempotency/answer-once";
import { limitLink } from "@foyer/domain/invitations/limit-link";
import type { Bucket } from "@foyer/domain/limits";
import { limitOptOut } from "@foyer/domain/mail/opt-out-limit";
import { networkOf } from "@foyer/domain/network";
import { initTRPC } from "@trpc/server";
// Exported under no other name, and the only way to answer without running what comes next.
import { middlewareMarker } from "@trpc/server/unstable-core-do-not-import";
import { z } from "zod";
import { answerFailure, toTRPCError } from "./answer-failure.ts";
import type { Meta } from "./rest.ts";

const trpc = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false, // no stacks in answers, wherever it runs
    sse: {
      // Milliseconds. Proxies cut what is silent for a minute; whoever hears nothing for longer than two pings asks anew.
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
      // Then the client comes back with the id that it has, perhaps to another server.
      maxDurationMs: 3_600_000,
    },
    errorFormatter({ shape, error }) {
      const { message, status, ...told } = answerFailure(error);
      return { ...shape, message, data: { code: shape.data.code, httpStatus: status, ...told } };
    },
  });

export const { router, createCallerFactory } = trpc;

/** Kept in this file: whatever a stranger may call says how often. What an act refuses becomes an answer here. */
const anyone = trpc.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toTRPCError(result.error);
  return result;
});

const idempotencyKey = /^[ -~]{1,255}$/;

/**
 * Carries out a change that its caller has named once, and answers it the same for a day. Comes after whatever guards a
 * procedure: whom that would refuse is told no stored answer either, and each call counts.
 */
const once = trpc.middleware(async ({ ctx, type, path, getRawInput, next }) => {
  const key = ctx.idempotencyKey;
  if (type !== "mutation" || key === null) return next();
  if (!idempotencyKey.test(key))
    throw invalidInput("Idempotency-Key", "Must be 1 to 255 printable characters of ASCII.");
  const call = { key, procedure: path, input: await getRawInput() };
  const data = await answerOnce(ctx, call, async (ctx) => {
    const result = await next({ ctx });
    if (result.ok) return { ok: true, data: result.data };
    const error = toTRPCError(result.error);
    return { ok: false, error, isRefusal: answerFailure(error).status < 500 };
  });
  return { marker: middlewareMarker, ok: true, data };
});

/**
 * For anyone, signed in or not, as often as the bucket allows from one network; the known devices of an account have a
 * share of their own, whoever else is behind their address. Each call of a batch counts.
 */
export function stranger(bucket: Bucket) {
  const limited = anyone.meta({ access: "anyone" }).use(async ({ ctx, next }) => {
    await ctx.limits.take(bucket, knownDevice(ctx)?.userId ?? networkOf(ctx.visitor.ip));
    return next();
  });
  return limited.use(once);
}

/** For anyone who may look, and tells nothing. Whoever is signed in is known, and looks as often as they like. */
export const onlooker = anyone
  .meta({ access: "onlooker" })
  .use(async ({ ctx, next }) => {
    if (!ctx.caller) await ctx.limits.take("general", networkOf(ctx.visitor.ip));
    return next();
  })
  .use(once);

const withToken = z.object({ token: z.string() });

/** For whoever holds an invitation's link: to look at it, or to answer. */
export function linkHolder(call: "look" | "answer") {
  const limited = anyone.meta({ access: "onlooker" }).use(async ({ ctx, getRawInput, next }) => {
    const brought = withToken.safeParse(await getRawInput());
    if (brought.success) await limitLink(ctx, brought.data.token, call);
    return next();
  });
  return limited.use(once);
}

/** For whoever holds the link that ends invitations: to look at how it stands, or to say so. */
export function optOutHolder(call: "look" | "answer") {
  const limited = anyone.meta({ access: "anyone" }).use(async ({ ctx, getRawInput, next }) => {
    const brought = withToken.safeParse(await getRawInput());
    if (brought.success) await limitOptOut(ctx, brought.data.token, call);
    return next();
  });
  return limited.use(once);
}

const known = anyone.meta({ access: "signed_in" }).use(({ ctx, next }) => {
  requireCaller(ctx);
  return next();
});

/** For signed-in people, and their API keys. */
export const signedIn = known.use(once);

const inOrganization = z.object({ organizationId: id });

function permitted(permission: Permission) {
  return known.meta({ permission }).use(async ({ ctx, getRawInput, next }) => {
    const named = inOrganization.safeParse(await getRawInput());
    if (named.success) authorize(ctx, permission, named.data.organizationId);
    return next();
  });
}

/**
 * For those who hold a permission. Where the input names the organization it is asked here already; the act asks again,
 * for the very thing it works on.
 */
export function may(permission: Permission) {
  return permitted(permission).use(once);
}

const refuseKeys = trpc.middleware(({ ctx, next }) => {
  requireSession(ctx);
  return next();
});

/** For signed-in people themselves: what no API key may do is refused here already, and the act asks again. */
export const inPerson = known.meta({ access: "in_person" }).use(refuseKeys).use(once);

/** The same for those who hold a permission. */
export function mayInPerson(permission: Permission) {
  return permitted(permission).meta({ access: "in_person" }).use(refuseKeys).use(once);
}
