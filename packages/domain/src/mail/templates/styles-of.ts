import type { Language } from "@foyer/contract/languages";
import type { TemplateKind } from "@foyer/contract/mail-templates";
import type { EmailStyle } from "@foyer/emails/email-values";
import type { Services } from "../../context.ts";
import { logoUrlOf } from "./logo.ts";
import { textsIn } from "./stored-texts.ts";

/** In whose words and colours an e-mail is written. */
export type StyleOf = (email: {
  readonly organizationId: string;
  readonly kind: TemplateKind;
  readonly language: Language;
}) => EmailStyle;

/** Reads what all e-mails of these organizations are written in: what `Emails` takes beside the values. */
export async function stylesOf(
  { database, publicUrl }: Pick<Services, "database" | "publicUrl">,
  organizationIds: readonly string[],
): Promise<StyleOf> {
  const where = { organizationId: { in: [...new Set(organizationIds)] } };
  const templates = await database.read.mailTemplate.findMany({ where });
  const brands = await database.read.mailBrand.findMany({
    where,
    select: { organizationId: true, color: true, logoHash: true },
  });
  const texts = new Map(templates.map((row) => [nameOf(row), textsIn(row.texts)]));
  const looks = new Map(
    brands.map(({ organizationId, color, logoHash }) => [
      organizationId,
      { color, logoUrl: logoUrlOf(publicUrl, logoHash) },
    ]),
  );
  return (email) => ({
    language: email.language,
    texts: texts.get(nameOf(email)) ?? null,
    brand: looks.get(email.organizationId) ?? { color: null, logoUrl: null },
  });
}

function nameOf({ organizationId, kind, language }: Record<"organizationId" | "kind" | "language", string>) {
  return `${organizationId} ${kind} ${language}`;
}
