import { z } from "zod";
import { organizationRole, spaceRole } from "./permissions.ts";
import { emailAddress, id, password } from "./values.ts";

export const signIn = z.strictObject({ email: emailAddress, password });
export type SignIn = z.infer<typeof signIn>;

/** `mfa_required`: the session opens nothing but `auth.verifyMfa`, for ten minutes. */
export const signInResult = z.object({ status: z.enum(["signed_in", "mfa_required"]) });
export type SignInResult = z.infer<typeof signInResult>;

/** A code of the authenticator app, as it is shown: six digits, spaces allowed. */
export const totpCode = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Six digits."));

/** One of the ten recovery codes, in any letter case, with or without its hyphens. */
export const recoveryCode = z.string().trim().min(1).max(64);

export const verifyMfa = z
  .strictObject({ code: totpCode.optional(), recoveryCode: recoveryCode.optional() })
  .refine(({ code, recoveryCode: other }) => (code === undefined) !== (other === undefined), {
    path: ["code"],
    error: "Either a code or a recovery code.",
  });
export type VerifyMfa = z.infer<typeof verifyMfa>;

export const verifyMfaResult = z.object({ status: z.literal("signed_in") });
export type VerifyMfaResult = z.infer<typeof verifyMfaResult>;

export const requestPasswordReset = z.strictObject({ email: emailAddress });
export type RequestPasswordReset = z.infer<typeof requestPasswordReset>;
/** The same for every address. */
export const passwordResetRequested = z.object({ status: z.literal("requested") });
export type PasswordResetRequested = z.infer<typeof passwordResetRequested>;

export const resetPassword = z.strictObject({ token: z.string().min(1).max(200), password });
export type ResetPassword = z.infer<typeof resetPassword>;
export const passwordReset = z.object({ status: z.literal("password_reset") });
export type PasswordReset = z.infer<typeof passwordReset>;

export const signOutResult = z.object({ status: z.literal("signed_out") });

/** What the second factor asks of the caller now: nothing, a code before anything else, or to set one up. */
export const mfaAsks = z.enum(["nothing", "code", "enrolment"]);

/** Who is asking. `user` is null for somebody who is not signed in, or only by half. */
export const me = z.object({
  user: z
    .object({
      id,
      email: z.string(),
      name: z.string(),
      mfaEnabled: z.boolean(),
      minimumPasswordLength: z.number().describe("characters a new password needs at least"),
    })
    .nullable(),
  mfa: mfaAsks,
  organizations: z.array(
    z.object({
      id,
      name: z.string(),
      role: organizationRole,
      mfaEnrolmentRequired: z
        .boolean()
        .describe("nothing of it can be reached before a second factor is set up"),
    }),
  ),
  spaces: z
    .array(z.object({ id, organizationId: id, name: z.string(), role: spaceRole }))
    .describe("those that let the caller in by a role of their own, by name"),
});
export type Me = z.infer<typeof me>;
