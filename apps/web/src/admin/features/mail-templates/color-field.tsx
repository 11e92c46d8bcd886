import { type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Field, inputClass } from "../../components/ui/field.tsx";

const foyers = "#1f5c46"; // as e-mails are dressed where nobody has chosen

/** The colour of buttons and links in e-mails, as a swatch to choose from or in digits. */
export function ColorField({
  color,
  error,
  onChange,
}: {
  /** Null: Foyer's own. */
  readonly color: string | null;
  readonly error: string | undefined;
  readonly onChange: (color: string | null) => void;
}): ReactNode {
  const [touched, setTouched] = useState(false);
  const shown = color ?? foyers;
  const isColor = /^#[0-9a-f]{6}$/i.test(shown);
  const problem =
    error ?? (touched && !isColor ? "Write it as #1f5c46: six digits after the sign." : undefined);
  return (
    <div className="grid gap-2">
      <Field
        error={problem}
        hint="Of the button, links and lines. Words on it turn black or white, and where it could not be read on its paper it turns darker or lighter by itself, so any colour will do."
        label="Colour"
      >
        {(ties) => (
          <div className="flex gap-2">
            <input
              aria-label="Choose a colour"
              className="size-9 shrink-0 rounded-control border border-edge bg-surface p-1 pointer-coarse:size-11"
              onChange={(event) => onChange(event.currentTarget.value)}
              type="color"
              value={isColor ? shown : foyers}
            />
            <input
              {...ties}
              autoComplete="off"
              className={`${inputClass} max-w-36 font-mono`}
              maxLength={7}
              onBlur={() => setTouched(true)}
              onChange={(event) => onChange(event.currentTarget.value.trim().toLowerCase())}
              spellCheck={false}
              value={shown}
            />
            {color === null ? null : (
              <Button
                onClick={() => {
                  setTouched(false);
                  onChange(null);
                }}
                variant="quiet"
              >
                Foyer’s own
              </Button>
            )}
          </div>
        )}
      </Field>
    </div>
  );
}
