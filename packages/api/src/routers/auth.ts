import {
  me as meOutput,
  passwordReset,
  passwordResetRequested,
  requestPasswordReset as requestResetInput,
  resetPassword as resetInput,
  signIn as signInInput,
  signInResult,
  signOutResult,
  verifyMfa as verifyMfaInput,
  verifyMfaResult,
} from "@foyer/contract/auth";
import { me } from "@foyer/domain/accounts/me";
import { requestPasswordReset } from "@foyer/domain/accounts/request-password-reset";
import { resetPassword } from "@foyer/domain/accounts/reset-password";
import { signIn } from "@foyer/domain/accounts/sign-in";
import { signOut } from "@foyer/domain/accounts/sign-out";
import { verifyMfa } from "@foyer/domain/accounts/verify-mfa";
import type { TRPCRouterRecord } from "@trpc/server";
import { onlooker, stranger } from "../procedure.ts";
import { rest } from "../rest.ts";
import { nothing } from "./nothing.ts";

export const auth = {
  signIn: stranger("sign_in")
    .meta(rest("POST", "/auth/sign-in", "Sign in"))
    .input(signInInput)
    .output(signInResult)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  verifyMfa: stranger("verify_mfa")
    .meta(rest("POST", "/auth/mfa", "Complete a sign-in with the second factor"))
    .input(verifyMfaInput)
    .output(verifyMfaResult)
    .mutation(({ ctx, input }) => verifyMfa(ctx, input)),
  signOut: onlooker
    .meta(rest("POST", "/auth/sign-out", "Sign out"))
    .input(nothing)
    .output(signOutResult)
    .mutation(({ ctx }) => signOut(ctx)),
  me: onlooker
    .meta(rest("GET", "/auth/me", "Who you are, and where you may go"))
    .input(nothing)
    .output(meOutput)
    .query(({ ctx }) => me(ctx)),
  requestPasswordReset: stranger("request_password_reset")
    .meta(rest("POST", "/auth/password-reset", "Ask for a link that sets a new password"))
    .input(requestResetInput)
    .output(passwordResetRequested)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx, input)),
  resetPassword: stranger("reset_password")
    .meta(rest("POST", "/auth/password-reset/complete", "Set a new password by such a link"))
    .input(resetInput)
    .output(passwordReset)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
} satisfies TRPCRouterRecord;
