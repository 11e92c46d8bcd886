import { words } from "../words.ts";
import { TextField } from "./text-field.tsx";

/** The invited address: can't be changed, but stands in the form, or password managers would not know whose password it is. */
export function FixedEmail({ email }: { readonly email: string }) {
  return (
    <TextField label={words.email} name="email" type="email" autoComplete="username" value={email} readOnly />
  );
}
