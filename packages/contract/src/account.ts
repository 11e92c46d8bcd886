import { z } from "zod";
import { recoveryCode, totpCode } from "./auth.ts";
import { called, id, line, pageInput, pageOf, password, time } from "./values.ts";

/** What somebody tells about themselves on accepting, and changes later. */
export const profileFields = z.strictObject({
  clientCompany: line(200).nullable().optional(),
  zohoAccount: line(200).nullable().optional(),
  phone: line(50).nullable().optional(),
  position: line(200).nullable().optional(),
  department: line(200).nullable().optional(),
});
export type ProfileFields = z.infer<typeof profileFields>;

export const personName = called(100);

export const profile = z.object({
  id,
  email: z.string(),
  name: z.string(),
  clientCompany: z.string().nullable(),
  zohoAccount: z.string().nullable(),
  phone: z.string().nullable(),
  position: z.string().nullable(),
  department: z.string().nullable(),
});
export type Profile = z.infer<typeof profile>;

export const updateProfile = profileFields.extend({ name: personName.optional() });
export type UpdateProfile = z.infer<typeof updateProfile>;

export const changePassword = z.strictObject({ currentPassword: password, newPassword: password });
export type ChangePassword = z.infer<typeof changePassword>;

/** How somebody signed in, beside the password. */
export const secondFactor = z.enum(["totp", "recovery_code"]);
export type SecondFactor = z.infer<typeof secondFactor>;

/**
 * What became of a try to sign in. `mfa_required`: the password was right, and a code was asked for. `throttled`: too many
 * had failed before it, so nothing was looked at.
 */
export const loginOutcome = z.enum([
  "signed_in",
  "mfa_required",
  "wrong_password",
  "wrong_code",
  "account_disabled",
  "throttled",
]);
export type LoginOutcome = z.infer<typeof loginOutcome>;

export const loginAttempt = z.object({
  id,
  at: time,
  ip: z.string().nullable(),
  device: z.string().describe("such as: Firefox on Linux"),
  outcome: loginOutcome,
  secondFactor: secondFactor.nullable(),
});
export type LoginAttempt = z.infer<typeof loginAttempt>;

export const listLoginHistory = z.strictObject(pageInput);
export type ListLoginHistory = z.infer<typeof listLoginHistory>;
export const loginHistoryPage = pageOf(loginAttempt);
export type LoginHistoryPage = z.infer<typeof loginHistoryPage>;

export const session = z.object({
  id,
  device: z.string().describe("such as: Firefox on Linux"),
  ip: z.string().nullable().describe("of last use"),
  createdAt: time,
  lastUsedAt: time,
  isCurrent: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const listSessions = z.strictObject(pageInput);
export type ListSessions = z.infer<typeof listSessions>;
export const sessionPage = pageOf(session);
export type SessionPage = z.infer<typeof sessionPage>;

export const revokeSession = z.strictObject({ sessionId: id });
export type RevokeSession = z.infer<typeof revokeSession>;

export const mfaStatus = z.object({
  enabled: z.boolean(),
  enabledAt: time.nullable(),
  recoveryCodesLeft: z.number(),
  isRequired: z.boolean().describe("an organization of yours asks for it, so it can't be turned off"),
});
export type MfaStatus = z.infer<typeof mfaStatus>;

const codeOrRecoveryCode = { code: totpCode.optional(), recoveryCode: recoveryCode.optional() };

/** Who has a second factor already and moves to another device proves the old one too. */
export const enrollMfa = z.strictObject({ password, ...codeOrRecoveryCode });
export type EnrollMfa = z.infer<typeof enrollMfa>;

/** Shown once. The URI is Key Uri Format (`otpauth://totp/…`): SHA-1, six digits, 30 seconds. */
export const mfaEnrollment = z.object({
  otpauthUri: z.string(),
  qrCodeSvg: z.string(),
  manualEntryKey: z.string().describe("base32"),
});
export type MfaEnrollment = z.infer<typeof mfaEnrollment>;

export const confirmMfa = z.strictObject({ code: totpCode });
export type ConfirmMfa = z.infer<typeof confirmMfa>;

/** Ten, each good for one sign-in; shown once. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;

export const regenerateRecoveryCodes = z.strictObject({ code: totpCode });
export type RegenerateRecoveryCodes = z.infer<typeof regenerateRecoveryCodes>;

export const disableMfa = z.strictObject({ password, ...codeOrRecoveryCode });
export type DisableMfa = z.infer<typeof disableMfa>;

export const apiKey = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  name: z.string(),
  hint: z.string().describe("how the key begins, to tell it from others"),
  createdAt: time,
  expiresAt: time,
  lastUsedAt: time.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const createApiKey = z.strictObject({
  organizationId: id,
  name: called(100),
  expiresInDays: z.number().int().min(1).max(366).default(90).describe("1 to 366 days"),
});
export type CreateApiKey = z.infer<typeof createApiKey>;

/** The only answer that ever holds the key. */
export const createdApiKey = apiKey.extend({ key: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKey>;

export const listApiKeys = z.strictObject(pageInput);
export type ListApiKeys = z.infer<typeof listApiKeys>;
export const apiKeyPage = pageOf(apiKey);
export type ApiKeyPage = z.infer<typeof apiKeyPage>;

export const revokeApiKey = z.strictObject({ apiKeyId: id });
export type RevokeApiKey = z.infer<typeof revokeApiKey>;

/** What somebody is told of the answers to their invitations: each at once, all of a day in one e-mail, or nothing. */
export const answerNotices = z.enum(["each", "daily", "never"]);
export type AnswerNotices = z.infer<typeof answerNotices>;

export const notifications = z.object({ organizationId: id, answers: answerNotices });
export type Notifications = z.infer<typeof notifications>;

export const getNotifications = z.strictObject({ organizationId: id });
export type GetNotifications = z.infer<typeof getNotifications>;

export const updateNotifications = z.strictObject({ organizationId: id, answers: answerNotices });
export type UpdateNotifications = z.infer<typeof updateNotifications>;
