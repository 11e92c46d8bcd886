import { type ReactNode, useRef, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { readLogoFile } from "./logo-file.ts";

// Of e-mails: whatever theme this page has, they have no other behind a logo.
const paper = "#faf8f4";

/** The logo at the head of e-mails: another file, or none. */
export function LogoField({
  value,
  saved,
  error,
  onChange,
}: {
  /** A data URL; null: none any more; undefined: as it is saved. */
  readonly value: string | null | undefined;
  /** The URL of the one that e-mails have now. */
  readonly saved: string | null;
  readonly error: string | undefined;
  readonly onChange: (logo: string | null | undefined) => void;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = value === undefined ? saved : value;
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const read = await readLogoFile(file);
    setProblem("problem" in read ? read.problem : null);
    if ("logo" in read) onChange(read.logo);
    if (input.current) input.current.value = ""; // the same file can be chosen once more
  };
  return (
    <div className="grid gap-3">
      <Field
        error={error ?? problem ?? undefined}
        hint="PNG or JPEG, at most 128 kB. It stands 40 pixels high instead of the name, so twice that is sharp enough; in a dark mailbox on light paper."
        label="Logo"
        optional
      >
        {(ties) => (
          <input
            {...ties}
            accept="image/png,image/jpeg"
            className="w-full text-sm text-muted file:mr-3 file:min-h-9 file:rounded-control file:border file:border-solid file:border-hairline file:bg-surface file:px-3.5 file:py-1.5 file:text-sm file:font-medium file:text-ink hover:file:bg-sunken pointer-coarse:file:min-h-11"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
            ref={input}
            type="file"
          />
        )}
      </Field>
      {shown === null ? null : (
        <p className="w-fit rounded-card border p-3" style={{ backgroundColor: paper }}>
          <img alt="The logo" className="h-10 w-auto max-w-60" src={shown} />
        </p>
      )}
      {value === undefined ? null : (
        <div className="flex flex-wrap items-center gap-3">
          {saved === null ? null : (
            <p className="text-sm text-warning">
              Once saved, the logo of now is gone, also from e-mails that have arrived.
            </p>
          )}
          <Button onClick={() => onChange(undefined)} size="small">
            {saved === null ? "Take it out" : "Keep the logo of now"}
          </Button>
        </div>
      )}
      {value === undefined && saved !== null ? (
        <Button className="justify-self-start" onClick={() => onChange(null)} size="small">
          Remove the logo
        </Button>
      ) : null}
    </div>
  );
}
