import type { ComponentProps } from "react";
import type { Act, InvitationVisit } from "../visit.ts";
import { words } from "../words.ts";

type ButtonProps = Omit<ComponentProps<"button">, "className" | "disabled">;

/** Says when it is at work, and stays where the focus is meanwhile: disabling it would lose the focus. */
export function Button({
  look = "primary",
  busy,
  meanwhile = words.busy,
  children,
  ...rest
}: ButtonProps & {
  readonly look?: "primary" | "quiet" | "danger";
  readonly busy: boolean;
  readonly meanwhile?: string;
}) {
  return (
    <button type="button" {...rest} aria-disabled={busy} className={`button ${look}`}>
      {busy ? meanwhile : children}
    </button>
  );
}

/** Starts an act of the visit. */
export function ActButton({
  visit,
  act,
  ...rest
}: Omit<ComponentProps<typeof Button>, "busy"> & { readonly visit: InvitationVisit; readonly act: Act }) {
  return <Button busy={visit.acting === act} {...rest} />;
}
