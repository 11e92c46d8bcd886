import type { Issue } from "@foyer/contract/failures";
import type { TemplateKind, TemplateTexts } from "@foyer/contract/mail-templates";
import { compose, TextFailure } from "./compose.ts";
import type { KnownValues } from "./known-values.ts";
import { prepareTexts } from "./prepare-texts.ts";
import { sampleOf } from "./samples.ts";

const mayBeEmpty = ["inviter", "invitee", "attendee", "recipient", "message", "about", "where"];

/** Everything that keeps texts from being sent, field by field, in words for whoever wrote them. */
export function problemsOf(kind: TemplateKind, texts: TemplateTexts): Issue[] {
  const { prepared, issues } = prepareTexts(kind, texts);
  if (!prepared) return [...issues];
  const full = sampleOf(kind, "en");
  for (const known of [full, bare(full)]) {
    try {
      compose({ known, texts: prepared, style: { language: "en" } });
    } catch (error) {
      if (!(error instanceof TextFailure)) throw error;
      return [{ path: error.field, message: error.message }];
    }
  }
  return [];
}

/** The same without all that may be missing. */
function bare(known: KnownValues): KnownValues {
  const values = Object.entries(known.values).map(([name, value]) => [
    name,
    mayBeEmpty.includes(name) ? null : value,
  ]);
  return { ...known, values: Object.fromEntries(values) };
}
