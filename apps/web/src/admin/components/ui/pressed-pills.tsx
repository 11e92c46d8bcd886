import { classNames } from "../../lib/class-names.ts";
import { keysOf } from "../../lib/search-params.ts";
import { pillClass } from "./pill.ts";

/** One of a few ways to look at something: buttons, of which one is pressed. */
export function PressedPills<Value extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly choices: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className="flex gap-0.5">
      <legend className="sr-only">{label}</legend>
      {keysOf(choices).map((value) => (
        <button
          aria-pressed={value === chosen}
          className={classNames(
            pillClass,
            "aria-pressed:border-hairline aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:text-ink",
          )}
          key={value}
          onClick={() => onChoose(value)}
          type="button"
        >
          {choices[value]}
        </button>
      ))}
    </fieldset>
  );
}
