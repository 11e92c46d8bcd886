import { useBlocker } from "@tanstack/react-router";
import { type ComponentProps, type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import { CodeBlock } from "./code-block.tsx";
import { CopyField } from "./copy-field.tsx";
import { Dialog } from "./dialog.tsx";

/**
 * Shows a secret, this once, and how it is used. Only the button that says so closes it: a stray Escape, or the browser's
 * way back, would lose the secret for good.
 */
export function OnceDialog({
  title,
  description,
  secret,
  example,
  more,
  opener,
  onKept,
}: {
  readonly title: string;
  /** What the secret opens, and that it is shown only now. */
  readonly description: ReactNode;
  readonly secret: Omit<ComponentProps<typeof CopyField>, "ref">;
  readonly example: Omit<ComponentProps<typeof CodeBlock>, "beside">;
  /** Where there is more about that; it opens in a tab of its own, so that the secret stays on the screen. */
  readonly more: { readonly label: string; readonly href: string };
  readonly opener: Element | null;
  readonly onKept: () => void;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  useBlocker({ shouldBlockFn: () => true, enableBeforeUnload: true });
  return (
    <Dialog
      description={description}
      footer={
        <Button onClick={onKept} variant="primary">
          I have kept it
        </Button>
      }
      initialFocus={input}
      onClose={null}
      opener={opener}
      title={title}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <CopyField {...secret} ref={input} />
        <CodeBlock
          {...example}
          beside={
            <a
              className="rounded-control underline decoration-edge underline-offset-3 hover:text-ink"
              href={more.href}
              rel="noreferrer"
              target="_blank"
            >
              {more.label}
            </a>
          }
        />
      </div>
    </Dialog>
  );
}
