import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from "react";
import { classNames } from "../../lib/class-names.ts";

type Words = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Shown beside the label: only what may be left out is marked, the rest is asked for. */
  readonly optional?: boolean;
};

const control =
  "w-full rounded-control border border-edge bg-surface py-1.5 text-sm text-ink placeholder:text-muted aria-invalid:border-danger focus-visible:outline-offset-0 pointer-coarse:text-base";

type Ties = { readonly id: string; readonly "aria-describedby"?: string; readonly "aria-invalid"?: true };

/** A label, what helps, and what is wrong, tied to the control that `children` draws. */
export function Field({
  label,
  hint,
  error,
  optional,
  className,
  children,
}: Words & { readonly className?: string | undefined; readonly children: (ties: Ties) => ReactNode }) {
  const id = useId();
  const described = classNames(hint ? `${id}-hint` : null, error ? `${id}-error` : null);
  return (
    <div className={classNames("grid content-start gap-1.5", className)}>
      <label className="flex items-baseline justify-between gap-4 text-sm font-medium" htmlFor={id}>
        {label}
        {optional ? <span className="text-xs font-normal text-muted">Optional</span> : null}
      </label>
      {children({
        id,
        ...(described && { "aria-describedby": described }),
        ...(error && { "aria-invalid": true }),
      })}
      {hint ? (
        <p className="text-xs text-muted" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="text-xs font-medium text-danger" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

type FieldProps = Words & { readonly className?: string };

export function TextField({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: FieldProps & ComponentProps<"input">) {
  return (
    <Field {...{ label, hint, error, className }} {...(optional && { optional })}>
      {(ties) => (
        <input {...rest} {...ties} className={classNames(control, "min-h-9 px-3 pointer-coarse:min-h-11")} />
      )}
    </Field>
  );
}

export function TextAreaField({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: FieldProps & ComponentProps<"textarea">) {
  return (
    <Field {...{ label, hint, error, className }} {...(optional && { optional })}>
      {(ties) => (
        <textarea
          rows={3}
          {...rest}
          {...ties}
          className={classNames(control, "px-3 field-sizing-content max-h-60 min-h-20")}
        />
      )}
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: FieldProps & ComponentProps<"select">) {
  return (
    <Field {...{ label, hint, error, className }} {...(optional && { optional })}>
      {(ties) => <select onKeyDown={keepEscape} {...rest} {...ties} className={selectClass} />}
    </Field>
  );
}

// Escape closes the open list, and not the dialog around it too.
function keepEscape(event: KeyboardEvent<HTMLSelectElement>) {
  const open = CSS.supports("selector(:open)") && event.currentTarget.matches(":open");
  if (event.key === "Escape" && open) event.stopPropagation();
}

/** The dress of a select; where the browser can, its list is dressed too (see admin.css). */
export const selectClass = classNames(control, "select min-h-9 pl-3 pointer-coarse:min-h-11");

/** The dress of an input that stands without a visible label, a search for instance. */
export const inputClass = classNames(control, "min-h-9 px-3 pointer-coarse:min-h-11");

type ChoiceProps = { readonly label: string; readonly hint?: string } & Omit<ComponentProps<"input">, "type">;

export function CheckboxField(props: ChoiceProps) {
  return <Choice {...props} type="checkbox" />;
}

/** One of several: give those that belong together the same name, inside a fieldset. */
export function RadioField(props: ChoiceProps) {
  return <Choice {...props} type="radio" />;
}

function Choice({ label, hint, ...rest }: ChoiceProps & { readonly type: "checkbox" | "radio" }) {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-2.5 gap-y-0.5">
      <input
        {...rest}
        {...(hint && { "aria-describedby": `${id}-hint` })}
        className="mt-0.5 size-4 accent-accent pointer-coarse:size-6"
        id={id}
      />
      <label className="text-sm font-medium" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className="col-start-2 text-xs text-muted" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
