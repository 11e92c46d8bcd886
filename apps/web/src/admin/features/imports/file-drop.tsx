import { FileUp } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { classNames } from "../../lib/class-names.ts";
import { type ChosenFile, chooseFile } from "./chosen-file.ts";

/** Takes a file: dropped, or chosen by a button that the keyboard reaches too. */
export function FileDrop({
  onFile,
  takesFocus,
}: {
  readonly onFile: (file: ChosenFile) => void;
  /** Where it takes the place of what had the focus. */
  readonly takesFocus: boolean;
}): ReactNode {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const chosen = await chooseFile(file);
    setProblem("problem" in chosen ? chosen.problem : null);
    if ("file" in chosen) onFile(chosen.file);
    if (input.current) input.current.value = ""; // the same file can be chosen once more
  };
  return (
    <div className="grid gap-1.5">
      <div
        className={classNames(
          "relative grid justify-items-center gap-2 rounded-card border border-dashed px-6 py-12 text-center transition-colors hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent",
          over ? "border-accent bg-accent-wash" : "border-edge",
        )}
      >
        <FileUp aria-hidden="true" className="size-6 text-muted" />
        <label className="font-medium" htmlFor={id}>
          Drop a CSV file here, or choose one
        </label>
        <p className="max-w-md text-sm text-balance text-muted" id={`${id}-hint`}>
          Out of any spreadsheet, with up to 50,000 rows. Nothing happens before you have seen what becomes of
          every row.
        </p>
        {/* It covers the whole, so that the browser itself takes what is dropped anywhere on it. */}
        <input
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-describedby={classNames(`${id}-hint`, problem ? `${id}-problem` : null)}
          className="absolute inset-0 cursor-pointer opacity-0"
          id={id}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          ref={input}
          type="file"
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
