import { type ComponentProps, type ReactNode, useId } from "react";

type TextFieldProps = Omit<ComponentProps<"input">, "id" | "className"> & {
  readonly label: string;
  readonly problem?: string | undefined;
  /** Stands below the field and is read with it. */
  readonly hint?: ReactNode;
  /** Stands inside the field, at its end. */
  readonly end?: ReactNode;
};

/** A labelled line to type into; what is wrong with it is tied to it and marked by more than colour. */
export function TextField({ label, problem, hint, end, ...input }: TextFieldProps) {
  const id = useId();
  const problemId = `${id}p`;
  const hintId = `${id}h`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="input">
        <input
          {...input}
          id={id}
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
