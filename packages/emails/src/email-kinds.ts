import { templateKinds, templateVariables } from "@foyer/contract/mail-templates";

/** The e-mails about an account and about sending itself. What they say is Foyer's to say, in every organization. */
const ownKinds = [
  "password_reset",
  "password_changed",
  "mfa_enabled",
  "mfa_disabled",
  "mfa_reset",
  "recovery_code_used",
  "recovery_codes_replaced",
  "api_key_created",
  "test",
] as const;

/** Every e-mail that Foyer writes. */
export const emailKinds = [...templateKinds, ...ownKinds] as const;
export type EmailKind = (typeof emailKinds)[number];

const notice = ["recipient", "email", "at"] as const;

/** What each e-mail knows: of an organization's, what the contract says. */
export const emailVariables: Readonly<Record<EmailKind, readonly string[]>> = {
  ...templateVariables,
  password_reset: ["recipient", "email", "expires_at"],
  password_changed: notice,
  mfa_enabled: notice,
  mfa_disabled: notice,
  mfa_reset: notice,
  recovery_code_used: notice,
  recovery_codes_replaced: notice,
  api_key_created: notice,
  test: ["organization", "recipient", "at"],
};

/** What the link of an e-mail leads to; null: it has none, and no button. */
export const emailLinks = {
  invitation: "own",
  reminder: "own",
  event_invitation: "own",
  event_reminder: "own",
  confirmation: "own",
  seat_offered: "own",
  event_updated: "own",
  event_cancelled: null,
  seat_withdrawn: null,
  seat_released: null,
  accepted: "page",
  declined: "page",
  link_requested: "page",
  answers_digest: "page",
  password_reset: "own",
  password_changed: "newPassword",
  mfa_enabled: "newPassword",
  mfa_disabled: "newPassword",
  mfa_reset: "newPassword",
  recovery_code_used: "newPassword",
  recovery_codes_replaced: "newPassword",
  api_key_created: "newPassword",
  test: null,
} as const satisfies Record<EmailKind, "own" | "page" | "newPassword" | null>;
