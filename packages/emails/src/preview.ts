import type { TemplateKind } from "@foyer/contract/mail-templates";
import { compileLetter } from "./compile-letter.ts";
import type { EmailStyle } from "./email-values.ts";
import { type OwnValues, sampleOf } from "./samples.ts";
import { type Email, writeBy } from "./write-email.ts";

/** Writes samples, by the very way that e-mails are written. */
export async function compilePreview(): Promise<
  (kind: TemplateKind, organizationName: string, style: EmailStyle, own?: OwnValues) => Email
> {
  const write = writeBy(await compileLetter());
  return (kind, organizationName, style, own) =>
    write(sampleOf(kind, style.language, organizationName, own), style);
}
