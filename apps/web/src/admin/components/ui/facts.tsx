import type { ReactNode } from "react";

export type Fact = { readonly name: string; readonly value: ReactNode };

/** Names and values, one below the other. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-3.5 text-sm">
      {facts.map(({ name, value }) => (
        <div className="grid gap-0.5" key={name}>
          <dt className="text-xs text-muted">{name}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
