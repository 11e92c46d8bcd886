import type { Permission } from "@foyer/contract/permissions";
import { id } from "@foyer/contract/values";
import { authorize, requireCaller } from "@foyer/domain/authorize";
import type { Context } from "@foyer/domain/context";
import { initTRPC } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import { z } from "zod";
import { answerFailure, toTRPCError } from "./answer-failure.ts";

const trpc = initTRPC
  .context<Context>()
  .meta<OpenApiMeta>()
  .create({
    isDev: false, // no stacks in answers, wherever it runs
    errorFormatter({ shape, error }) {
      const { message, status, ...told } = answerFailure(error);
      return { ...shape, message, data: { code: shape.data.code, httpStatus: status, ...told } };
    },
  });

export const { router, createCallerFactory } = trpc;

/** For anyone, signed in or not. What an act refuses becomes an answer here. */
export const anyone = trpc.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toTRPCError(result.error);
  return result;
});

/** For signed-in people. */
export const signedIn = anyone.use(({ ctx, next }) => {
  requireCaller(ctx);
  return next();
});

const inOrganization = z.object({ organizationId: id });

/**
 * For those who hold a permission. Where the input names the organization it is asked here already; the act asks again,
 * for the very thing it works on.
 */
export function may(permission: Permission) {
  return signedIn.use(async ({ ctx, getRawInput, next }) => {
    const named = inOrganization.safeParse(await getRawInput());
    if (named.success) authorize(ctx, permission, named.data.organizationId);
    return next();
  });
}
