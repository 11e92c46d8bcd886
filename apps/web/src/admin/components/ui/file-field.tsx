import { FileUp } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { classNames } from "../../lib/class-names.ts";

/** Takes a file: dropped, or chosen by a button that the keyboard reaches too. */
export function FileField({
  label,
  hint,
  accept,
  error,
  takesFocus = false,
  onFile,
}: {
  readonly label: string;
  readonly hint: string;
  /** What the browser offers to choose from: name endings and types. */
  readonly accept: string;
  readonly error?: string | undefined;
  /** Where it takes the place of what had the focus. */
  readonly takesFocus?: boolean;
  /** Answers why it is not taken; null: it is. */
  readonly onFile: (file: File) => Promise<string | null>;
}): ReactNode {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const problem = refusal ?? error;
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setRefusal(await onFile(file));
    if (input.current) input.current.value = ""; // the same file can be chosen once more
  };
  return (
    <div className="grid gap-1.5">
      <div
        className={classNames(
          "relative grid justify-items-center gap-2 rounded-card border border-dashed px-6 py-10 text-center transition-colors hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent",
          over ? "border-accent bg-accent-wash" : "border-edge",
        )}
      >
        <FileUp aria-hidden="true" className="size-6 text-muted" />
        <label className="font-medium" htmlFor={id}>
          {label}
        </label>
        <p className="max-w-md text-sm text-balance text-muted" id={`${id}-hint`}>
          {hint}
        </p>
        {/* It covers the whole, so that the browser itself takes what is dropped anywhere on it. */}
        <input
          accept={accept}
          aria-describedby={classNames(`${id}-hint`, problem ? `${id}-problem` : null)}
          className="absolute inset-0 cursor-pointer opacity-0"
          id={id}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          ref={input}
          type="file"
          {...(problem && { "aria-invalid": true })}
        />
      </div>
      {problem ? (
        <p className="text-sm font-medium text-danger" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
