import type { CreatedApiKey } from "@foyer/contract/account";
import { useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { CodeBlock } from "../../components/ui/code-block.tsx";
import { CopyField } from "../../components/ui/copy-field.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { curlExample } from "./curl-example.ts";

/** Shows a new API key, this once. */
export function ApiKeyDialog({
  created: { name, key, organizationName },
  opener,
  onClose,
}: {
  readonly created: CreatedApiKey;
  readonly opener: Element | null;
  readonly onClose: () => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      description={`It is shown only now. Keep it as you would keep a password: whoever has it acts for you in ${organizationName}.`}
      footer={
        <Button onClick={onClose} variant="primary">
          I have kept it
        </Button>
      }
      initialFocus={input}
      onClose={onClose}
      opener={opener}
      title={`The key “${name}” is ready`}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <CopyField label="API key" ref={input} value={key} what="key" />
        <CodeBlock
          beside={
            <a
              className="rounded-control underline decoration-edge underline-offset-3 hover:text-ink"
              href="/api/docs"
              rel="noreferrer"
              target="_blank"
            >
              What a key can call
            </a>
          }
          code={curlExample(location.origin, key)}
          title="Try it"
          what="command"
        />
      </div>
    </Dialog>
  );
}
