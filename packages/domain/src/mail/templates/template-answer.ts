import {
  type Template,
  type TemplateTexts,
  type TemplateVariable,
  template,
  templateBlocks,
  templateVariableMeanings,
  templateVariables,
} from "@foyer/contract/mail-templates";
import type { Which } from "./stored-texts.ts";

/** An e-mail as those who may change it see it. What it says is loaded here, and by no process that never asks for it. */
export async function templateAnswer(
  { kind, language }: Which,
  own: { readonly texts: TemplateTexts; readonly updatedAt: Date } | null,
): Promise<Template> {
  const [{ wordingIn }, { sampleValues }] = await Promise.all([
    import("@foyer/emails/texts/texts"),
    import("@foyer/emails/samples"),
  ]);
  const defaults = wordingIn(language).emails[kind];
  const samples = sampleValues(kind, language);
  const names: readonly TemplateVariable[] = templateVariables[kind];
  const blocks: readonly string[] = templateBlocks;
  return template.parse({
    kind,
    language,
    texts: own?.texts ?? defaults,
    defaults,
    isCustom: own !== null,
    updatedAt: own?.updatedAt.toISOString() ?? null,
    variables: names.map((name) => ({
      name,
      meaning: templateVariableMeanings[name],
      sample: samples.get(name) ?? "",
      isBlock: blocks.includes(name),
    })),
  });
}
