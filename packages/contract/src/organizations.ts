import { z } from "zod";
import { language } from "./languages.ts";
import { organizationRole } from "./permissions.ts";
import { redirectOrigin } from "./redirects.ts";
import { mfaPolicy } from "./security.ts";
import { called, id, pageInput, pageOf, time, timeZone } from "./values.ts";

/** What happens when the holder of an expired link asks for a fresh one: the inviter is asked, or it is renewed at once. */
export const renewalRule = z.enum(["ask_inviter", "renew"]);

export const expiryHours = z.number().int().min(1).max(2160).describe("1 to 2,160 hours (90 days)");

/** Who has not answered is reminded by itself, in the organization's daytime. */
export const reminderRule = z.strictObject({
  afterDays: z.number().int().min(1).max(30).describe("days after the last message"),
  atMost: z.number().int().min(1).max(5).describe("reminders of this kind for an invitation"),
});
export type ReminderRule = z.infer<typeof reminderRule>;

export const organization = z.object({
  id,
  name: z.string(),
  role: organizationRole.describe("the caller's own"),
  defaultExpiryHours: z.number(),
  resendLimit: z.number().describe("how many messages may follow the first, resends and reminders together"),
  renewalRule,
  mfaPolicy,
  language: language.describe("of e-mails, where nothing else is said"),
  timeZone: z.string().describe("of the IANA database"),
  reminderRule: reminderRule.nullable().describe("null: nobody is reminded by itself"),
  redirectOrigins: z.array(z.string()).describe("where invitees may be sent on to after they have accepted"),
  createdAt: time,
});
export type Organization = z.infer<typeof organization>;

export const listOrganizations = z.strictObject(pageInput);
export type ListOrganizations = z.infer<typeof listOrganizations>;
export const organizationPage = pageOf(organization);
export type OrganizationPage = z.infer<typeof organizationPage>;

export const createOrganization = z.strictObject({ name: called(100) });
export type CreateOrganization = z.infer<typeof createOrganization>;

export const getOrganization = z.strictObject({ organizationId: id });
export type GetOrganization = z.infer<typeof getOrganization>;

export const updateOrganization = z.strictObject({
  organizationId: id,
  name: called(100).optional(),
  defaultExpiryHours: expiryHours.optional(),
  resendLimit: z.number().int().min(0).max(20).optional(),
  renewalRule: renewalRule.optional(),
  mfaPolicy: mfaPolicy.optional(),
  language: language.optional(),
  timeZone: timeZone.optional(),
  reminderRule: reminderRule.nullable().optional(),
  redirectOrigins: z
    .array(redirectOrigin)
    .max(20)
    .transform((origins) => [...new Set(origins)])
    .optional()
    .describe("at most 20, such as `https://app.example.com`; https, or http on this very machine"),
});
export type UpdateOrganization = z.infer<typeof updateOrganization>;
