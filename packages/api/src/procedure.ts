import type { Permission } from "@foyer/contract/permissions";
import { id } from "@foyer/contract/values";
import { knownDevice } from "@foyer/domain/accounts/known-device";
import { authorize, requireCaller, requireSession } from "@foyer/domain/authorize";
import type { Context } from "@foyer/domain/context";
import { limitLink } from "@foyer/domain/invitations/limit-link";
import type { Bucket } from "@foyer/domain/limits";
import { limitOptOut } from "@foyer/domain/mail/opt-out-limit";
import { networkOf } from "@foyer/domain/network";
import { initTRPC } from "@trpc/server";
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

/**
 * For anyone, signed in or not, as often as the bucket allows from one network; the known devices of an account have a
 * share of their own, whoever else is behind their address. Each call of a batch counts.
 */
export function stranger(bucket: Bucket) {
  return anyone.meta({ access: "anyone" }).use(async ({ ctx, next }) => {
    await ctx.limits.take(bucket, knownDevice(ctx)?.userId ?? networkOf(ctx.visitor.ip));
    return next();
  });
}

/** For anyone who may look, and tells nothing. Whoever is signed in is known, and looks as often as they like. */
export const onlooker = anyone.meta({ access: "onlooker" }).use(async ({ ctx, next }) => {
  if (!ctx.caller) await ctx.limits.take("general", networkOf(ctx.visitor.ip));
  return next();
});

const withToken = z.object({ token: z.string() });

/** For whoever holds an invitation's link: to look at it, or to answer. */
export function linkHolder(call: "look" | "answer") {
  return anyone.meta({ access: "onlooker" }).use(async ({ ctx, getRawInput, next }) => {
    const brought = withToken.safeParse(await getRawInput());
    if (brought.success) await limitLink(ctx, brought.data.token, call);
    return next();
  });
}

/** For whoever holds the link that ends invitations: to look at how it stands, or to say so. */
export function optOutHolder(call: "look" | "answer") {
  return anyone.meta({ access: "anyone" }).use(async ({ ctx, getRawInput, next }) => {
    const brought = withToken.safeParse(await getRawInput());
    if (brought.success) await limitOptOut(ctx, brought.data.token, call);
    return next();
  });
}

/** For signed-in people, and their API keys. */
export const signedIn = anyone.meta({ access: "signed_in" }).use(({ ctx, next }) => {
  requireCaller(ctx);
  return next();
});

const inOrganization = z.object({ organizationId: id });

/**
 * For those who hold a permission. Where the input names the organization it is asked here already; the act asks again,
 * for the very thing it works on.
 */
export function may(permission: Permission) {
  return signedIn.meta({ permission }).use(async ({ ctx, getRawInput, next }) => {
    const named = inOrganization.safeParse(await getRawInput());
    if (named.success) authorize(ctx, permission, named.data.organizationId);
    return next();
  });
}

const refuseKeys = trpc.middleware(({ ctx, next }) => {
  requireSession(ctx);
  return next();
});

/** For signed-in people themselves: what no API key may do is refused here already, and the act asks again. */
export const inPerson = signedIn.meta({ access: "in_person" }).use(refuseKeys);

/** The same for those who hold a permission. */
export function mayInPerson(permission: Permission) {
  return may(permission).meta({ access: "in_person" }).use(refuseKeys);
}
