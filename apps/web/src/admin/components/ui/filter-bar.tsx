import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { classNames } from "../../lib/class-names.ts";
import { keysOf, oneOf } from "../../lib/search-params.ts";
import { selectClass } from "./field.tsx";
import { pillClass } from "./pill.ts";

/**
 * What narrows a list, above it: statuses at the left, where there are some, and the rest beside them; below each other
 * where there is no room.
 */
export function FilterBar({ pills, children }: { readonly pills?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      {pills}
      <div className={classNames("flex grow flex-wrap gap-2", pills ? "sm:justify-end" : null)}>
        {children}
      </div>
    </div>
  );
}

/** One link for each status, and one for all: the chosen one stands in the URL. */
export function StatusPills<Status extends string>({
  statuses,
  to,
}: {
  readonly statuses: Readonly<Record<Status, { readonly label: string }>>;
  readonly to: (status: Status | undefined) => LinkProps;
}) {
  return (
    <nav aria-label="Status" className="-ml-1 flex flex-wrap gap-1">
      <Link {...to(undefined)} activeOptions={{ exact: true }} className={pillClass}>
        All
      </Link>
      {keysOf(statuses).map((status) => (
        <Link {...to(status)} activeOptions={{ exact: true }} className={pillClass} key={status}>
          {statuses[status].label}
        </Link>
      ))}
    </nav>
  );
}

/** A filter out of a few; `any` is what it says while it filters nothing. */
export function FilterSelect<Value extends string>({
  label,
  any,
  options,
  value,
  onChoose,
}: {
  readonly label: string;
  readonly any: string;
  readonly options: Readonly<Record<Value, { readonly label: string }>>;
  readonly value: Value | undefined;
  readonly onChoose: (value: Value | undefined) => void;
}) {
  return (
    <select
      aria-label={label}
      className={`${selectClass} w-auto! max-w-full shrink-0`}
      onChange={(event) => onChoose(oneOf(event.currentTarget.value, options))}
      value={value ?? ""}
    >
      <option value="">{any}</option>
      {keysOf(options).map((option) => (
        <option key={option} value={option}>
          {options[option].label}
        </option>
      ))}
    </select>
  );
}
