import { z } from "zod";
import { id, line, pageInput, pageOf, time } from "./values.ts";

/** Everything that is written down. One row for every change. */
export const auditActs = [
  "organization.created",
  "organization.updated",
  "person.created",
  "invitation.created",
  "invitation.updated",
  "invitation.resent",
  "invitation.reminded",
  "invitation.renewed",
  "invitation.link_copied",
  "invitation.link_requested",
  "invitation.accepted",
  "invitation.declined",
  "invitation.cancelled",
  "invitation.expired",
  "invitation.waiting",
  "invitation.seat_offered",
  "invitation.offer_lapsed",
  "invitation.redeemed",
  "invitation.retried",
  "invitation.unsubscribed",
  "import.started",
  "import.cancelled",
  "space.created",
  "space.updated",
  "space.removed",
  "space.member_updated",
  "space.member_removed",
  "space.left",
  "event.created",
  "event.updated",
  "event.removed",
  "attendee.removed",
  "attendee.checked_in",
  "attendee.check_in_undone",
  "person.updated",
  "person.activated",
  "person.deactivated",
  "person.removed",
  "person.mfa_reset",
  "person.signed_out",
  "security.policy_updated",
  "lockout.lifted",
  "mail.settings_updated",
  "mail.template_updated",
  "mail.template_reset",
  "mail.brand_updated",
  "mail.address_suppressed",
  "mail.suppression_lifted",
  "webhook.created",
  "webhook.updated",
  "webhook.removed",
  "webhook.secret_rotated",
  "webhook.redelivered",
  "webhook.disabled",
  "sign_in.refused",
  "account.profile_updated",
  "account.password_changed",
  "account.password_reset_requested",
  "account.password_reset",
  "account.mfa_enrolment_started",
  "account.mfa_enabled",
  "account.mfa_disabled",
  "account.recovery_codes_regenerated",
  "account.recovery_code_used",
  "account.reauthentication_refused",
  "account.session_revoked",
  "account.other_sessions_revoked",
  "account.api_key_created",
  "account.api_key_revoked",
] as const;
export const auditAct = z.enum(auditActs);
export type AuditAct = z.infer<typeof auditAct>;

export const auditEntry = z.object({
  id,
  at: time,
  act: z.string().describe("one of the acts of the filter, or a newer one"),
  actor: z
    .object({ id, name: z.string() })
    .nullable()
    .describe("null: the invitee before having an account, or Foyer itself"),
  subject: z.object({
    kind: z
      .string()
      .describe(
        "organization, person, invitation, space, event, attendee, import or webhook, or a newer one",
      ),
    id: id.nullable().describe("null: an address that nobody here has"),
    label: z.string(),
  }),
  details: z.record(z.string(), z.unknown()),
  ip: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const auditFilters = {
  organizationId: id,
  act: auditAct.optional(),
  actorId: id.optional(),
  subjectId: id.optional(),
  search: line(200)
    .optional()
    .describe("part of what the subject is called; one letter or two: what a word in it begins with"),
  from: time.optional().describe("not before"),
  to: time.optional().describe("before"),
};

export const listAudit = z.strictObject({ ...auditFilters, ...pageInput });
export type ListAudit = z.infer<typeof listAudit>;
export const auditPage = pageOf(auditEntry);
export type AuditPage = z.infer<typeof auditPage>;

export const exportAudit = z.strictObject(auditFilters);
export type ExportAudit = z.infer<typeof exportAudit>;

/** A table as a file: CSV (RFC 4180), no cell of which a spreadsheet takes for a formula. */
export const exportedFile = z.object({
  filename: z.string(),
  csv: z.string(),
  isComplete: z.boolean().describe("false: the newest 10,000 rows of more"),
});
export type ExportedFile = z.infer<typeof exportedFile>;
