import type { TemplateTexts, UpdateTemplate } from "@foyer/contract/mail-templates";
import type { Path } from "react-hook-form";

/** The texts of an e-mail, as whoever writes them calls them, in the order in which they are read. */
export const textWords = {
  subject: { label: "Subject", hint: "What stands in the list of messages." },
  previewText: { label: "Preview text", hint: "What many mailboxes show beside the subject." },
  headline: { label: "Headline", hint: null },
  body: { label: "Body", hint: null },
  button: { label: "Button", hint: "It leads to the page that the e-mail is about." },
  reason: { label: "Small print", hint: "Why somebody got it, and what to do if they would rather not." },
} as const satisfies Record<keyof TemplateTexts, { readonly label: string; readonly hint: string | null }>;

export type TextName = keyof typeof textWords;

/** Every field that an objection can be about. */
export const textPaths: readonly Path<UpdateTemplate>[] = [
  "texts.subject",
  "texts.headline",
  "texts.previewText",
  "texts.body",
  "texts.button",
  "texts.reason",
];
