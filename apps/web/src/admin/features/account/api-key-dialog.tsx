import type { CreatedApiKey } from "@foyer/contract/account";
import { useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { inputClass } from "../../components/ui/field.tsx";
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
  const example = curlExample(location.origin, key);
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
      <div className="grid gap-4">
        <div className="grid gap-1.5">
          <label className="text-sm font-medium" htmlFor="new-api-key">
            API key
          </label>
          <div className="flex gap-2">
            <input
              className={`${inputClass} font-mono`}
              id="new-api-key"
              onFocus={(event) => event.currentTarget.select()}
              readOnly
              ref={input}
              spellCheck={false}
              value={key}
            />
            <CopyButton aria-label="Copy the key" text={key} what="The key" />
          </div>
        </div>
        <div className="grid gap-1.5">
          <p className="text-sm font-medium">Try it</p>
          <pre
            aria-label="Example"
            className="rounded-control bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere select-all"
          >
            {example}
          </pre>
          <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
            <CopyButton className="-ml-2.5" size="small" text={example} variant="quiet" what="The command">
              Copy the command
            </CopyButton>
            <a
              className="rounded-control underline decoration-edge underline-offset-3 hover:text-ink"
              href="/api/openapi.json"
              rel="noreferrer"
              target="_blank"
            >
              What a key can call (OpenAPI)
            </a>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
