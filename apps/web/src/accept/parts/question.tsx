import type { ReactNode } from "react";

/** What stands beside the invitation: one thing that is left to ask. Its heading takes the focus when it changes. */
export function Question({
  heading,
  lead,
  children,
}: {
  readonly heading: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <h2 tabIndex={-1}>{heading}</h2>
      <p>{lead}</p>
      {children}
    </>
  );
}
