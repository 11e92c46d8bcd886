import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { FileField } from "../../components/ui/file-field.tsx";
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
  const shown = value === undefined ? saved : value;
  return (
    <div className="grid gap-3">
      <FileField
        accept="image/png,image/jpeg"
        error={error}
        hint="PNG or JPEG, at most 128 kB. It stands 40 pixels high instead of the name, so twice that is sharp enough; in a dark mailbox on light paper."
        label="Drop a logo here, or choose one"
        onFile={async (file) => {
          const read = await readLogoFile(file);
          if ("problem" in read) return read.problem;
          onChange(read.logo);
          return null;
        }}
      />
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
