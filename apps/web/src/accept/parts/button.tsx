import type { ComponentProps } from "react";
import type { Act, InvitationVisit } from "../visit.ts";
import { words } from "../words.ts";

type ButtonProps = Omit<ComponentProps<"button">, "className" | "disabled"> & {
  readonly look?: "primary" | "outlined" | "danger" | "quiet";
  /** What it says meanwhile. It stays where the focus is: disabling it would lose the focus. */
  readonly busy?: string | false;
};

export function Button({ look = "primary", busy, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} aria-disabled={!!busy} className={`button ${look}`}>
      {busy || children}
    </button>
  );
}

/** Starts an act, and says so while it is under way. */
export function ActButton({
  visit,
  act,
  ...rest
}: Omit<ButtonProps, "busy"> & { readonly visit: InvitationVisit; readonly act: Act }) {
  return <Button busy={visit.acting === act && words.busy[act]} {...rest} />;
}

export function ButtonLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} className="button primary">
      {children}
    </a>
  );
}
