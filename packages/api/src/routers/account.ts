import {
  changePassword as changePasswordInput,
  profile,
  updateProfile as updateInput,
} from "@foyer/contract/account";
import { changePassword } from "@foyer/domain/accounts/change-password";
import { getProfile, updateProfile } from "@foyer/domain/accounts/profile";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { signedIn } from "../procedure.ts";
import { rest } from "../rest.ts";
import { nothing } from "./nothing.ts";

export const account = {
  profile: signedIn
    .meta(rest("GET", "/account/profile", "Your profile"))
    .input(nothing)
    .output(profile)
    .query(({ ctx }) => getProfile(ctx)),
  updateProfile: signedIn
    .meta(rest("PUT", "/account/profile", "Change your profile"))
    .input(updateInput)
    .output(profile)
    .mutation(({ ctx, input }) => updateProfile(ctx, input)),
  changePassword: signedIn
    .meta(rest("POST", "/account/password", "Change your password"))
    .input(changePasswordInput)
    .output(z.null())
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
} satisfies TRPCRouterRecord;
