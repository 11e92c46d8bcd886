import type { Language } from "@foyer/contract/languages";
import { type TemplateKind, type TemplateTexts, templateTexts } from "@foyer/contract/mail-templates";
import type { Transaction } from "@foyer/db/database";
import type { Tenant } from "../../authorize.ts";

/** An e-mail of an organization, in a language. */
export type Which = { readonly kind: TemplateKind; readonly language: Language };

/** What an organization has written itself; null: nothing. */
export async function findOwnTexts(
  db: Pick<Transaction, "mailTemplate">,
  { organizationId }: Pick<Tenant, "organizationId">,
  { kind, language }: Which,
): Promise<{ readonly texts: TemplateTexts; readonly updatedAt: Date } | null> {
  const row = await db.mailTemplate.findUnique({
    where: { organizationId_kind_language: { organizationId, kind, language } },
    select: { texts: true, updatedAt: true },
  });
  const texts = textsIn(row?.texts);
  return row && texts && { texts, updatedAt: row.updatedAt };
}

/** Texts as they were stored; null for what an earlier Foyer took and this one would not. */
export function textsIn(stored: unknown): TemplateTexts | null {
  return templateTexts.safeParse(stored).data ?? null;
}
