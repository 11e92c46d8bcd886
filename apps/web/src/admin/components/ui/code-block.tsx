import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";

/** Something to paste into a terminal or an editor, with a button that copies it. */
export function CodeBlock({
  title,
  code,
  what,
  beside,
}: {
  /** Not where the headline above says it. */
  readonly title?: string;
  readonly code: string;
  /** As it is called in a sentence and on the button: "command". */
  readonly what: string;
  /** What else there is to say, at the end of the line with the button. */
  readonly beside?: ReactNode;
}): ReactNode {
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      {title ? <figcaption className="text-sm font-medium">{title}</figcaption> : null}
      <pre className="rounded-control bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
        {code}
      </pre>
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        <CopyButton className="-ml-2.5" size="small" text={code} variant="quiet" what={`The ${what}`}>
          Copy the {what}
        </CopyButton>
        {beside}
      </div>
    </figure>
  );
}
