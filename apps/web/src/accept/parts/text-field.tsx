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
  const noteId = `${name}-note`;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <div className="input">
        <input {...input} id={name} name={name} aria-invalid={!!problem} aria-describedby={noteId} />
        {end}
      </div>
      <div id={noteId}>
        {problem && <p className="problem">{problem}</p>}
        {hint}
      </div>
    </div>
  );
}
