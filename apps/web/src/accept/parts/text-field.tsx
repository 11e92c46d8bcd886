import type { ComponentProps, ReactNode } from "react";

type TextFieldProps = Omit<ComponentProps<"input">, "id" | "name" | "className"> & {
  /** Also its id: a page has one form. */
  readonly name: string;
  readonly label: string;
  readonly problem?: string | undefined;
  /** Stands below the field and is read with it. */
  readonly hint?: ReactNode;
  /** Stands inside the field, at its end. */
  readonly end?: ReactNode;
};

/** A labelled line to type into; what is wrong with it is tied to it and marked by more than colour. */
export function TextField({ name, label, problem, hint, end, ...input }: TextFieldProps) {
  const problemId = `${name}-problem`;
  const hintId = `${name}-hint`;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <div className="input">
        <input
          {...input}
          id={name}
          name={name}
          aria-invalid={!!problem}
          aria-describedby={`${problem ? problemId : ""} ${hint ? hintId : ""}`.trim() || undefined}
        />
        {end}
      </div>
      {problem && (
        <p id={problemId} className="problem">
          {problem}
        </p>
      )}
      {hint && (
        <div id={hintId} className="hint">
          {hint}
        </div>
      )}
    </div>
  );
}
