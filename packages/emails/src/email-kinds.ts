import { type TemplateKind, templateVariables } from "@foyer/contract/mail-templates";

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
type OwnKind = (typeof ownKinds)[number];

/** Every e-mail that Foyer writes. */
export type EmailKind = TemplateKind | OwnKind;

const notice = ["recipient", "email", "at"] as const;

/** What each e-mail knows: of an organization's, what the contract says. */
export const emailVariables = {
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
} as const satisfies Record<EmailKind, readonly string[]>;
