import type { Issue } from "@foyer/contract/failures";
import { type TemplateTexts, templateBlocks } from "@foyer/contract/mail-templates";
import { type EmailKind, emailLinks, emailVariables } from "./email-kinds.ts";
import { type ParsedText, readText } from "./liquid.ts";

const fields = ["subject", "headline", "previewText", "body", "button", "reason"] as const;
export type TextField = (typeof fields)[number];

/** The texts of an e-mail, read once to be written often. */
export type PreparedTexts = Readonly<Record<Exclude<TextField, "button">, ParsedText>> & {
  /** Unlike any other's. */
  readonly id: number;
  /** Null: the e-mail leads nowhere. */
  readonly button: ParsedText | null;
  /** Whether nothing but the presence of values decides what they say. */
  readonly isPlain: boolean;
};

let lastId = 0;

/** The texts as they were read, or what is wrong with them: a path in `TemplateTexts`, and a sentence for their author. */
export function prepareTexts(
  kind: EmailKind,
  texts: TemplateTexts,
): { readonly prepared: PreparedTexts | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = buttonIssues(kind, texts);
  const readField = (field: TextField): ParsedText | null => {
    const source = texts[field];
    if (source === null) return null;
    const names = emailVariables[kind];
    const { parsed, problems } = readText(source, {
      names,
      blocks: templateBlocks,
      isBody: field === "body",
    });
    issues.push(...problems.map((message) => ({ path: field, message })));
    return parsed;
  };
  const [subject, headline, previewText] = [
    readField("subject"),
    readField("headline"),
    readField("previewText"),
  ];
  const [body, button, reason] = [readField("body"), readField("button"), readField("reason")];
  if (issues.length > 0 || !subject || !headline || !previewText || !body || !reason)
    return { prepared: null, issues };
  const read = { subject, headline, previewText, body, button, reason };
  const isPlain = Object.values(read).every((text) => text === null || text.isPlain);
  lastId += 1;
  return { prepared: { ...read, isPlain, id: lastId }, issues };
}

function buttonIssues(kind: EmailKind, { button }: TemplateTexts): Issue[] {
  const isLeading = emailLinks[kind] !== null;
  if (isLeading === (button !== null)) return [];
  return [
    {
      path: "button",
      message: isLeading
        ? "This e-mail needs its button: without one nobody would find the way on."
        : "This e-mail leads nowhere, so it has no button.",
    },
  ];
}
