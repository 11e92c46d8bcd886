import { me as meOutput, signIn as signInInput, signInResult, signOutResult } from "@foyer/contract/auth";
import { me } from "@foyer/domain/accounts/me";
import { signIn } from "@foyer/domain/accounts/sign-in";
import { signOut } from "@foyer/domain/accounts/sign-out";
import type { TRPCRouterRecord } from "@trpc/server";
import { anyone } from "../procedure.ts";
import { rest } from "../rest.ts";
import { nothing } from "./nothing.ts";

export const auth = {
  signIn: anyone
    .meta(rest("POST", "/auth/sign-in", "Sign in"))
    .input(signInInput)
    .output(signInResult)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  signOut: anyone
    .meta(rest("POST", "/auth/sign-out", "Sign out"))
    .input(nothing)
    .output(signOutResult)
    .mutation(({ ctx }) => signOut(ctx)),
  me: anyone
    .meta(rest("GET", "/auth/me", "Who you are, and where you may go"))
    .input(nothing)
    .output(meOutput)
    .query(({ ctx }) => me(ctx)),
} satisfies TRPCRouterRecord;
