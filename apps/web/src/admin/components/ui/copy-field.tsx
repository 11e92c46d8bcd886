import type { ReactNode, Ref } from "react";
import { CopyButton } from "./copy-button.tsx";
import { Field, inputClass } from "./field.tsx";

/** A value to take along: it is selected as soon as it has the focus, and a button copies it. */
export function CopyField({
  label,
  value,
  what,
  hint,
  ref,
}: {
  readonly label: string;
  readonly value: string;
  /** As it is called in a sentence: "key". */
  readonly what: string;
  readonly hint?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}): ReactNode {
  return (
    <Field hint={hint} label={label}>
      {(ties) => (
        <div className="flex gap-2">
          <input
            {...ties}
            className={`${inputClass} font-mono`}
            onFocus={(event) => event.currentTarget.select()}
            readOnly
            ref={ref}
            spellCheck={false}
            value={value}
          />
          <CopyButton aria-label={`Copy the ${what}`} text={value} what={`The ${what}`} />
        </div>
      )}
    </Field>
  );
}
