import { z } from "zod";
import { id, pageInput, pageOf, time } from "./values.ts";

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
  "account.profile_updated",
  "account.password_changed",
] as const;
export const auditAct = z.enum(auditActs);
export type AuditAct = z.infer<typeof auditAct>;

export const auditEntry = z.object({
  id,
  at: time,
  act: auditAct,
  actor: z
    .object({ id, name: z.string() })
    .nullable()
    .describe("null: the invitee before having an account, or Foyer itself"),
  subject: z.object({ kind: z.enum(["organization", "person", "invitation"]), id, label: z.string() }),
  details: z.record(z.string(), z.unknown()),
  ip: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const listAudit = z.strictObject({ organizationId: id, ...pageInput });
export type ListAudit = z.infer<typeof listAudit>;
export const auditPage = pageOf(auditEntry);
export type AuditPage = z.infer<typeof auditPage>;
