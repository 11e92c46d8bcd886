import type { Transaction } from "@foyer/db/database";
import type { EmailStyle } from "@foyer/emails/email-values";
import type { Services } from "../../context.ts";
import { logoUrlOf } from "./logo.ts";
import { textsIn, type Which } from "./stored-texts.ts";

type StyleRow = {
  readonly texts: unknown;
  readonly color: string | null;
  readonly logoHash: string | null;
};

/** In whose words and colours an organization's e-mail of a kind is written: what `Emails` takes beside the values. */
export async function styleOf(
  { publicUrl }: Pick<Services, "publicUrl">,
  db: Pick<Transaction, "$queryRaw">,
  { organizationId, kind, language }: Which & { readonly organizationId: string },
): Promise<EmailStyle> {
  const [row] = await db.$queryRaw<StyleRow[]>`
    SELECT t.texts, b.color, b.logo_hash AS "logoHash"
    FROM (SELECT ${organizationId}::uuid AS id) o
    LEFT JOIN mail_templates t ON t.organization_id = o.id AND t.kind = ${kind} AND t.language = ${language}::language
    LEFT JOIN mail_brands b ON b.organization_id = o.id`;
  return {
    language,
    texts: textsIn(row?.texts),
    brand: { color: row?.color ?? null, logoUrl: logoUrlOf(publicUrl, row?.logoHash ?? null) },
  };
}
