import type { Issue } from "@foyer/contract/failures";
import type { Template, UpdateTemplate } from "@foyer/contract/mail-templates";
import { type FocusEvent, type ReactNode, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { TextAreaField, TextField } from "../../components/ui/field.tsx";
import { oneOf } from "../../lib/search-params.ts";
import { insertionOf } from "./insertion.ts";
import { type TextName, textWords } from "./template-texts.ts";
import { VariableList } from "./variable-list.tsx";

type Variable = Template["variables"][number];

/** The texts of an e-mail, and what can be put into them. */
export function TextFields({
  form,
  template: { language, texts, variables },
  issues,
}: {
  readonly form: UseFormReturn<UpdateTemplate>;
  readonly template: Template;
  /** What keeps from being sent what is written now. */
  readonly issues: readonly Issue[];
}): ReactNode {
  const fields = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<TextName>("body");
  const errors = form.formState.errors.texts;
  const text = (name: TextName) => {
    const found = issues.filter(({ path }) => path === `texts.${name}`).map(({ message }) => message);
    return {
      error: errors?.[name]?.message ?? (found.join(" ") || undefined),
      hint: textWords[name].hint,
      label: textWords[name].label,
      lang: language,
      ...form.register(`texts.${name}`),
    };
  };
  const noteField = ({ target }: FocusEvent) => {
    const name = target.getAttribute("name")?.replace("texts.", "");
    setLast((before) => oneOf(name, textWords) ?? before);
  };
  const insert = ({ name, isBlock }: Variable) => {
    const field = isBlock ? "body" : last;
    const element = fields.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      `[name="texts.${field}"]`,
    );
    if (!element) return;
    const { selectionStart, selectionEnd, value } = element;
    const start = selectionStart ?? value.length;
    const end = selectionEnd ?? start;
    element.focus();
    element.setRangeText(insertionOf(name, isBlock, value, { start, end }), start, end, "end");
    // As if it had been typed, so that the form learns of it.
    element.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return (
    <div className="grid gap-5" onFocus={noteField} ref={fields}>
      <TextField autoComplete="off" {...text("subject")} />
      <TextField autoComplete="off" {...text("previewText")} />
      <TextField autoComplete="off" {...text("headline")} />
      <TextAreaField {...text("body")} className="[&_textarea]:max-h-none [&_textarea]:min-h-52" />
      {texts.button === null ? null : <TextField autoComplete="off" {...text("button")} />}
      <TextAreaField {...text("reason")} />
      <VariableList field={textWords[last].label} onInsert={insert} variables={variables} />
    </div>
  );
}
