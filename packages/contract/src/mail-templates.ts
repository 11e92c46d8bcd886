import { z } from "zod";
import { invitationRole } from "./doors.ts";
import { language } from "./languages.ts";
import { id, line, paragraph, time } from "./values.ts";

/** The e-mails that an organization can put into its own words. */
export const templateKinds = [
  "invitation",
  "reminder",
  "event_invitation",
  "event_reminder",
  "confirmation",
  "seat_offered",
  "event_updated",
  "event_cancelled",
  "seat_withdrawn",
  "seat_released",
  "accepted",
  "declined",
  "link_requested",
  "answers_digest",
] as const;
export const templateKind = z.enum(templateKinds);
export type TemplateKind = z.infer<typeof templateKind>;

/**
 * What an e-mail says, in Liquid: `{{ organization }}` puts in a value, `{% if inviter %}…{% endif %}` asks whether there is
 * one. In the body an empty line begins a new paragraph, `**words**` are strong, and a paragraph that is nothing but a block
 * (`{{ message }}`, `{{ details }}`, `{{ about }}`) stands for the whole of it. Nothing in it is HTML.
 */
export const templateTexts = z.strictObject({
  subject: line(300),
  headline: line(300),
  previewText: line(300).describe("what a list of messages shows beside the subject"),
  body: paragraph(8_000),
  button: line(100).nullable().describe("null: this e-mail leads nowhere"),
  reason: paragraph(1_000).describe("the small print: why somebody got it"),
});
export type TemplateTexts = z.infer<typeof templateTexts>;

const names = {
  organization: "The name of the organization",
  destination: "What one would join, such as: the space Family tree at Acme",
  event: "The name of the event",
  inviter: "Who invites; may be empty",
  invitee: "The name of the invitee; may be empty",
  invitee_email: "The address that was invited",
  attendee: "The name of whoever comes",
  recipient: "The name of whoever gets the e-mail",
  role: "As what one would join",
  expires_at: "Until when the invitation is open",
  offered_until: "Until when the seat is held",
  when: "From when until when, in the event's time zone",
  where: "The place; may be empty",
  message: "The inviter's own words; may be empty",
  about: "The beginning of the event's description; may be empty",
  details: "When and where, as a block",
  answers: "Every answer as a line of text, to go through with for",
} as const;

/** What a template can put in. */
export type TemplateVariable = keyof typeof names;

/** What it is, for whoever writes a template. */
export const templateVariableMeanings: Readonly<Record<TemplateVariable, string>> = names;

/** Those that are whole paragraphs, of a form of their own: they stand alone in the body, and nowhere else. */
export const templateBlocks = ["message", "about", "details"] as const satisfies readonly TemplateVariable[];

const join = ["organization", "destination", "inviter", "invitee", "role", "message", "expires_at"] as const;
const attend = ["organization", "event", "when", "where", "details"] as const;
const attendee = [...attend, "attendee"] as const;
const answer = ["organization", "destination", "invitee", "invitee_email"] as const;

/** What each e-mail knows. Any other name is refused. */
export const templateVariables = {
  invitation: join,
  reminder: join,
  event_invitation: [...attend, "inviter", "invitee", "message", "about", "expires_at"],
  event_reminder: [...attend, "inviter", "invitee", "message", "expires_at"],
  confirmation: [...attendee, "about"],
  seat_offered: [...attendee, "offered_until"],
  event_updated: [...attendee, "about"],
  event_cancelled: attendee,
  seat_withdrawn: attendee,
  seat_released: attendee,
  accepted: answer,
  declined: answer,
  link_requested: answer,
  answers_digest: ["organization", "recipient", "answers"],
} as const satisfies Record<TemplateKind, readonly TemplateVariable[]>;

const which = { organizationId: id, kind: templateKind, language };

export const listTemplates = z.strictObject({ organizationId: id });
export type ListTemplates = z.infer<typeof listTemplates>;
export const templateList = z.object({
  items: z.array(
    z.object({
      kind: templateKind,
      language,
      subject: z.string(),
      isCustom: z.boolean(),
      updatedAt: time.nullable().describe("null: Foyer's own"),
    }),
  ),
});
export type TemplateList = z.infer<typeof templateList>;

export const getTemplate = z.strictObject(which);
export type GetTemplate = z.infer<typeof getTemplate>;
export const template = z.object({
  kind: templateKind,
  language,
  texts: templateTexts.describe("what is sent: the organization's own, or Foyer's"),
  defaults: templateTexts.describe("Foyer's own"),
  isCustom: z.boolean(),
  updatedAt: time.nullable(),
  variables: z.array(
    z.object({ name: z.string(), meaning: z.string(), sample: z.string(), isBlock: z.boolean() }),
  ),
});
export type Template = z.infer<typeof template>;

export const updateTemplate = z.strictObject({ ...which, texts: templateTexts });
export type UpdateTemplate = z.infer<typeof updateTemplate>;

export const previewTemplate = z.strictObject({
  ...which,
  texts: templateTexts.optional().describe("default: what is sent now"),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "Must be a colour such as #1f5c46.")
    .nullable()
    .optional()
    .describe("default: the organization's"),
  values: z
    .strictObject({
      place: line(200).nullable().describe("the name of a space or event; null: the organization itself"),
      role: invitationRole.nullable(),
      inviter: line(200),
      invitee: line(200).nullable(),
      message: paragraph(2000).nullable(),
    })
    .partial()
    .optional()
    .describe("what an invitation or a reminder says instead of the samples"),
});
export type PreviewTemplate = z.infer<typeof previewTemplate>;
/** With sample data. The links in it open nothing. */
export const templatePreview = z.object({ subject: z.string(), html: z.string(), text: z.string() });
export type TemplatePreview = z.infer<typeof templatePreview>;

export const resetTemplate = z.strictObject(which);
export type ResetTemplate = z.infer<typeof resetTemplate>;

/** How all e-mails of an organization look. */
export const brand = z.object({
  color: z.string().nullable().describe("as #rrggbb; null: Foyer's own"),
  logoUrl: z.string().nullable().describe("where everybody can see it; null: the name alone"),
});
export type Brand = z.infer<typeof brand>;

export const getBrand = z.strictObject({ organizationId: id });
export type GetBrand = z.infer<typeof getBrand>;

export const updateBrand = z.strictObject({
  organizationId: id,
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "Must be a colour such as #1f5c46.")
    .nullable()
    .optional(),
  logo: z
    .string()
    .max(180_000, "At most 128 kB.")
    .regex(/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/, "Must be a PNG or JPEG as a data URL.")
    .nullable()
    .optional()
    .describe("PNG or JPEG as a data URL (RFC 2397), at most 128 kB; null: none"),
});
export type UpdateBrand = z.infer<typeof updateBrand>;
