import { type ComponentProps, useState } from "react";
import { words } from "../words.ts";
import { TextField } from "./text-field.tsx";

/** A password that can be looked at while it is typed; `concealed` hides it again, or browsers would not save it as one. */
export function PasswordField({
  concealed,
  ...field
}: Pick<ComponentProps<typeof TextField>, "autoComplete" | "value" | "onChange" | "problem" | "hint"> & {
  readonly concealed: boolean;
}) {
  const [wanted, setWanted] = useState(false);
  const shown = wanted && !concealed;
  return (
    <TextField
      {...field}
      label={words.password.label}
      name="password"
      type={shown ? "text" : "password"}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
      maxLength={1024}
      end={
        <button
          type="button"
          onClick={() => setWanted(!wanted)}
          aria-label={shown ? words.password.hide : words.password.show}
        >
          {shown ? words.password.hideShort : words.password.showShort}
        </button>
      }
    />
  );
}
