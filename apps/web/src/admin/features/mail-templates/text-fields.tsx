import type { Issue } from "@foyer/contract/failures";
import type { Template, UpdateTemplate } from "@foyer/contract/mail-templates";
import { type ReactNode, type SyntheticEvent, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { TextAreaField, TextField } from "../../components/ui/field.tsx";
import { insertionOf, type Selection } from "./insertion.ts";
import { type TextName, textWords } from "./template-texts.ts";
import { VariableList } from "./variable-list.tsx";

type Variable = Template["variables"][number];
type TextEvent = SyntheticEvent<HTMLInputElement | HTMLTextAreaElement>;
type Cursor = Selection & { readonly field: TextName };

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
  const [cursor, setCursor] = useState<Cursor>({ field: "body", start: Infinity, end: Infinity });
  const errors = form.formState.errors.texts;
  const text = (name: TextName) => {
    const found = issues.filter(({ path }) => path === `texts.${name}`).map(({ message }) => message);
    const note = ({ currentTarget: { value, selectionStart, selectionEnd } }: TextEvent) =>
      setCursor({ field: name, start: selectionStart ?? value.length, end: selectionEnd ?? value.length });
    return {
      error: errors?.[name]?.message ?? (found.join(" ") || undefined),
      hint: textWords[name].hint,
      label: textWords[name].label,
      lang: language,
      onClick: note,
      onInput: note,
      // A field that is only passed on the way to the variables is not the one that they are for.
      onKeyUp: (event: TextEvent & { readonly key: string }) =>
        event.key === "Tab" || event.key === "Shift" ? null : note(event),
      ...form.register(`texts.${name}`),
    };
  };
  const insert = ({ name, isBlock }: Variable) => {
    const field = isBlock ? "body" : cursor.field;
    const element = fields.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      `[name="texts.${field}"]`,
    );
    if (!element) return;
    const { length } = element.value;
    const isThere = field === cursor.field && cursor.end <= length;
    const { start, end } = isThere ? cursor : { start: length, end: length };
    element.focus();
    element.setRangeText(insertionOf(name, isBlock, element.value, { start, end }), start, end, "end");
    // As if it had been typed, so that the form learns of it.
    element.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return (
    <div className="grid gap-5" ref={fields}>
      <TextField autoComplete="off" {...text("subject")} />
      <TextField autoComplete="off" {...text("previewText")} />
      <TextField autoComplete="off" {...text("headline")} />
      <TextAreaField {...text("body")} className="[&_textarea]:max-h-none [&_textarea]:min-h-52" />
      {texts.button === null ? null : <TextField autoComplete="off" {...text("button")} />}
      <TextAreaField {...text("reason")} />
      <VariableList field={textWords[cursor.field].label} onInsert={insert} variables={variables} />
    </div>
  );
}
