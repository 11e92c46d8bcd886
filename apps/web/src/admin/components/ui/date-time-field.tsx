import { type ReactNode, type Ref, useId } from "react";
import { classNames } from "../../lib/class-names.ts";
import type { WallTime } from "../../lib/zoned-time.ts";
import { inputClass } from "./field.tsx";

/** A day and a time, as clocks show them where it happens. Either may be empty while it is filled in. */
export function DateTimeField({
  label,
  value,
  hint,
  error,
  optional = false,
  earliest,
  ref,
  onChange,
}: {
  readonly label: string;
  readonly value: WallTime;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** The first day that the calendar offers. */
  readonly earliest?: string | undefined;
  /** The field of the day, which takes the focus where something is wrong. */
  readonly ref?: Ref<HTMLInputElement>;
  readonly onChange: (value: WallTime) => void;
}) {
  const id = useId();
  const described = classNames(hint ? `${id}-hint` : null, error ? `${id}-error` : null);
  const ties = {
    ...(described && { "aria-describedby": described }),
    ...(error && { "aria-invalid": true as const }),
  };
  return (
    <fieldset className="grid content-start gap-1.5">
      <legend className="mb-1.5 flex w-full items-baseline justify-between gap-4 text-sm font-medium">
        {label}
        {optional ? <span className="text-xs font-normal text-muted">Optional</span> : null}
      </legend>
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-2">
        <input
          {...ties}
          aria-label={`${label}: day`}
          className={inputClass}
          max="9999-12-31"
          min={earliest}
          onChange={(event) => onChange({ ...value, day: event.currentTarget.value })}
          ref={ref}
          type="date"
          value={value.day}
        />
        <input
          {...ties}
          aria-label={`${label}: time`}
          className={inputClass}
          onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
          type="time"
          value={value.time}
        />
      </div>
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
    </fieldset>
  );
}
