import type { ReactNode } from "react";
import { Headline } from "./headline.tsx";

/** A page that has one thing to say: what happened, whose fault it is not, and the way on. */
export function Notice({
  headline,
  says,
  children,
}: {
  readonly headline: string;
  readonly says: readonly string[];
  /** What to press. */
  readonly children?: ReactNode;
}) {
  return (
    <section className="card notice">
      <Headline>{headline}</Headline>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children}
    </section>
  );
}
