import type { ComponentProps } from "react";

type Look = { readonly look: "primary" | "outlined" | "danger" | "quiet" };

/** While `busy`, it stays where the focus is and says what goes on; disabling it would lose the focus. */
export function Button({
  look,
  busy,
  children,
  ...rest
}: Look & { readonly busy?: string | false } & Omit<ComponentProps<"button">, "className" | "disabled">) {
  return (
    <button type="button" {...rest} aria-disabled={!!busy} className={`button ${look}`}>
      {busy || children}
    </button>
  );
}

export function ButtonLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} className="button primary">
      {children}
    </a>
  );
}
