import { z } from "zod";
import { invitationKind } from "./doors.ts";
import { deliveryStatus } from "./invitations.ts";
import { emailAddress, id, line, pageInput, pageOf, time } from "./values.ts";

/** The ways out for e-mail. `server_default`: as whoever runs this Foyer has set it up. */
export const mailProviders = ["server_default", "smtp", "office365", "mailtrap"] as const;
export const mailProvider = z.enum(mailProviders);
export type MailProvider = z.infer<typeof mailProvider>;

/** `tls` from the first byte; `starttls` is insisted on; `opportunistic` uses it where it is offered. */
export const smtpSecurity = z.enum(["tls", "starttls", "opportunistic"]);
export type SmtpSecurity = z.infer<typeof smtpSecurity>;

/** Who gives out access tokens (RFC 6749) for a mailbox, by a refresh token. */
export const oauth2Issuer = z.enum(["google", "microsoft"]);
export type OAuth2Issuer = z.infer<typeof oauth2Issuer>;

const secret = line(4_000);
const hostName = line(253).regex(/^[\w.:-]+$/, "Must be the name or address of a host.");
const guid = line(100).regex(/^[\w.-]+$/, "Must be an id or a domain.");
const perMinute = z
  .number()
  .int()
  .min(1)
  .max(100_000)
  .nullable()
  .describe("messages a minute at most; null: as many as it takes");

const smtpFields = {
  host: hostName,
  port: z.number().int().min(1).max(65_535),
  security: smtpSecurity,
  username: line(320).nullable(),
  perMinute,
};
const oauth2Fields = { issuer: oauth2Issuer, clientId: line(300), tenantId: guid.nullable() };
const office365Fields = { tenantId: guid, clientId: guid, sender: emailAddress, perMinute };
const mailtrapFields = { perMinute };

/** What is told of the settings: every secret only as whether there is one. */
export const mailSettings = z.object({
  provider: mailProvider,
  from: z
    .object({ email: z.string().nullable(), name: z.string().nullable() })
    .describe("null: as the server has it; the address counts for one's own provider alone"),
  smtp: z
    .object({
      ...smtpFields,
      hasPassword: z.boolean(),
      oauth2: z
        .object({ ...oauth2Fields, hasClientSecret: z.boolean(), hasRefreshToken: z.boolean() })
        .nullable(),
    })
    .nullable(),
  office365: z.object({ ...office365Fields, hasClientSecret: z.boolean() }).nullable(),
  mailtrap: z
    .object({
      ...mailtrapFields,
      hasApiKey: z.boolean(),
      hasWebhookSecret: z.boolean(),
      webhookUrl: z.string().describe("where Mailtrap sends what became of a message"),
    })
    .nullable(),
  serverDefault: z.object({
    provider: mailProvider.exclude(["server_default"]),
    from: z.object({ email: z.string(), name: z.string() }),
  }),
  updatedAt: time.nullable().describe("null: never changed"),
});
export type MailSettings = z.infer<typeof mailSettings>;

export const getMailSettings = z.strictObject({ organizationId: id });
export type GetMailSettings = z.infer<typeof getMailSettings>;

/** A secret that is not given stays as it is; `null` removes it. What is not named stays. */
export const updateMailSettings = z.strictObject({
  organizationId: id,
  provider: mailProvider.optional(),
  from: z
    .strictObject({ email: emailAddress.nullable().optional(), name: line(100).nullable().optional() })
    .optional(),
  smtp: z
    .strictObject({
      ...smtpFields,
      password: secret.nullable().optional(),
      oauth2: z
        .strictObject({
          ...oauth2Fields,
          clientSecret: secret.nullable().optional(),
          refreshToken: secret.nullable().optional(),
        })
        .nullable(),
    })
    .partial()
    .optional(),
  office365: z
    .strictObject({ ...office365Fields, clientSecret: secret.nullable().optional() })
    .partial()
    .optional(),
  mailtrap: z
    .strictObject({
      ...mailtrapFields,
      apiKey: secret.nullable().optional(),
      webhookSecret: secret.nullable().optional(),
    })
    .partial()
    .optional(),
});
export type UpdateMailSettings = z.infer<typeof updateMailSettings>;

export const testMailSettings = z.strictObject({ organizationId: id });
export type TestMailSettings = z.infer<typeof testMailSettings>;

/** What became of a test message to the caller's own address. */
export const mailTest = z.object({
  ok: z.boolean(),
  provider: mailProvider,
  to: z.string(),
  reply: z.string().describe("the provider's own answer, or what happened instead"),
  advice: z.string().nullable().describe("what to mend; null: nothing, or nobody knows"),
});
export type MailTest = z.infer<typeof mailTest>;

/** What a message is about. */
export const deliveryPurpose = z.enum([
  "invitation",
  "reminder",
  "link_requested",
  "answered",
  "confirmation",
  "seat_offered",
  "event_updated",
  "event_cancelled",
]);
export type DeliveryPurpose = z.infer<typeof deliveryPurpose>;

/** A status that a message can have: a copied link is none. */
export const messageStatus = deliveryStatus.exclude(["link"]);
export type MessageStatus = z.infer<typeof messageStatus>;

/** A message about an invitation. */
export const mailDelivery = z.object({
  id,
  invitationId: id,
  kind: invitationKind,
  invitee: z.string().describe("the address that was invited"),
  purpose: deliveryPurpose,
  recipient: z.string(),
  status: messageStatus,
  attempts: z.number(),
  detail: z.string().nullable().describe("the provider's own reply, or the reason of a failure"),
  provider: mailProvider.nullable().describe("by which it was last tried; null: not tried yet"),
  queuedAt: time,
  changedAt: time,
  nextAttemptAt: time.nullable().describe("null: at once, or never"),
  deliveredAt: time.nullable().describe("when the provider said that it arrived, where it says such things"),
  openedAt: time.nullable().describe("when its link was first opened: no e-mail tells by itself"),
  canRetry: z.boolean(),
});
export type MailDelivery = z.infer<typeof mailDelivery>;

const deliveryFilters = {
  organizationId: id,
  status: messageStatus.optional(),
  purpose: deliveryPurpose.optional(),
  invitationId: id.optional(),
  search: line(200)
    .optional()
    .describe("part of the recipient's address; one letter or two: what a word in it begins with"),
};

export const listDeliveries = z.strictObject({ ...deliveryFilters, ...pageInput });
export type ListDeliveries = z.infer<typeof listDeliveries>;
export const deliveryPage = pageOf(mailDelivery);
export type DeliveryPage = z.infer<typeof deliveryPage>;

export const exportDeliveries = z.strictObject(deliveryFilters);
export type ExportDeliveries = z.infer<typeof exportDeliveries>;

export const byDelivery = z.strictObject({ organizationId: id, deliveryId: id });
export type ByDelivery = z.infer<typeof byDelivery>;

export const suppressionReason = z.enum(["bounced", "complained", "unsubscribed", "added"]);
export type SuppressionReason = z.infer<typeof suppressionReason>;

/** An address that gets no more invitations and reminders from an organization. */
export const suppression = z.object({
  id,
  reason: suppressionReason,
  address: z
    .string()
    .nullable()
    .describe("told by the invitation that led to it; null: only its keyed hash is known"),
  detail: z.string().nullable().describe("the provider's own words"),
  createdAt: time,
  canLift: z.boolean().describe("false: the person asked for it, and only they take it back"),
});
export type Suppression = z.infer<typeof suppression>;

export const listSuppressions = z.strictObject({
  organizationId: id,
  email: emailAddress.optional().describe("whether this very address is on the list"),
  reason: suppressionReason.optional(),
  ...pageInput,
});
export type ListSuppressions = z.infer<typeof listSuppressions>;
export const suppressionPage = pageOf(suppression);
export type SuppressionPage = z.infer<typeof suppressionPage>;

export const addSuppression = z.strictObject({ organizationId: id, email: emailAddress });
export type AddSuppression = z.infer<typeof addSuppression>;

export const bySuppression = z.strictObject({ organizationId: id, suppressionId: id });
export type BySuppression = z.infer<typeof bySuppression>;

/** The secret part of a link that ends further invitations. It opens nothing else. */
export const byOptOutToken = z.strictObject({ token: z.string().min(1).max(512) });
export type ByOptOutToken = z.infer<typeof byOptOutToken>;

/** What somebody sees who does not want to be invited any more. */
export const optOut = z.object({
  organization: z.object({ name: z.string() }),
  email: z.string(),
  isOptedOut: z.boolean(),
});
export type OptOut = z.infer<typeof optOut>;
