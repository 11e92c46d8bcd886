import type { ComponentProps } from "react";
import type { Act, InvitationVisit } from "../visit.ts";
import { words } from "../words.ts";

type ButtonProps = Omit<ComponentProps<"button">, "className" | "disabled">;

/** Says when it is at work, and stays where the focus is meanwhile: disabling it would lose the focus. */
export function Button({
  look = "primary",
  busy,
  children,
  ...rest
}: ButtonProps & { readonly look?: "primary" | "danger"; readonly busy: boolean }) {
  return (
    <button type="button" {...rest} aria-disabled={busy} className={`button ${look}`}>
      {busy ? words.busy : children}
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

export function ButtonLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} className="button primary">
      {children}
    </a>
  );
}
