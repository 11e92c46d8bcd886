import { Check, Copy } from "lucide-react";
import { type ComponentProps, useEffect, useState } from "react";
import { copyText } from "../../lib/clipboard.ts";
import { Button } from "./button.tsx";
import { toast } from "./toasts.tsx";

const milliseconds = 3000;

/** Puts a text onto the clipboard. The text has to stand beside it, for browsers that do not allow that. */
export function CopyButton({
  text,
  what,
  children = "Copy",
  ...rest
}: {
  readonly text: string;
  /** As it is called in the sentence that says so: "The key". */
  readonly what: string;
} & Omit<ComponentProps<typeof Button>, "onClick">) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(setCopied, milliseconds, false);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const done = await copyText(Promise.resolve(text));
    setCopied(done);
    toast(
      done
        ? `${what} is copied.`
        : "Your browser does not let Foyer copy. Select the text and copy it yourself.",
    );
  };
  return (
    <Button {...rest} onClick={() => void copy()}>
      {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      {copied ? "Copied" : children}
    </Button>
  );
}
