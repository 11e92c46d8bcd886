import { type ReactNode, type Ref, useId } from "react";
import { CopyButton } from "./copy-button.tsx";
import { inputClass } from "./field.tsx";

/** A value to take along: it is selected as soon as it has the focus, and a button copies it. */
export function CopyField({
  label,
  value,
  what,
  ref,
}: {
  readonly label: string;
  readonly value: string;
  /** As it is called in a sentence: "key". */
  readonly what: string;
  readonly ref?: Ref<HTMLInputElement>;
}): ReactNode {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label className="text-sm font-medium" htmlFor={id}>
        {label}
      </label>
      <div className="flex gap-2">
        <input
          className={`${inputClass} font-mono`}
          id={id}
          onFocus={(event) => event.currentTarget.select()}
          readOnly
          ref={ref}
          spellCheck={false}
          value={value}
        />
        <CopyButton aria-label={`Copy the ${what}`} text={value} what={`The ${what}`} />
      </div>
    </div>
  );
}
