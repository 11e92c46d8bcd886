import type { ComponentProps, MouseEvent } from "react";
import { classNames } from "../../lib/class-names.ts";

type Look = {
  readonly variant?: "primary" | "secondary" | "quiet" | "danger";
  readonly size?: "medium" | "small" | "icon";
};

const base =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-control border text-sm font-medium whitespace-nowrap transition-colors aria-disabled:cursor-default aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0";
const variants = {
  primary: "border-transparent bg-accent text-on-accent not-aria-disabled:hover:bg-accent-strong",
  secondary: "border-hairline bg-surface text-ink not-aria-disabled:hover:bg-sunken",
  quiet:
    "border-transparent bg-transparent text-muted not-aria-disabled:hover:bg-sunken not-aria-disabled:hover:text-ink",
  danger: "border-transparent bg-danger text-on-danger not-aria-disabled:hover:bg-danger-strong",
};
const sizes = {
  medium: "min-h-9 px-3.5 py-1.5 pointer-coarse:min-h-11",
  small: "min-h-8 px-2.5 py-1 pointer-coarse:min-h-10",
  icon: "size-9 pointer-coarse:size-11",
};

/** The dress of a button, for links that look like one. */
export function buttonClass({ variant = "secondary", size = "medium" }: Look = {}): string {
  return classNames(base, variants[variant], sizes[size]);
}

/** A button. While `pending` it keeps its focus and its place, and does nothing. */
export function Button({
  variant,
  size,
  pending = false,
  className,
  onClick,
  type = "button",
  ...rest
}: Look & { readonly pending?: boolean } & ComponentProps<"button">) {
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      className={classNames(buttonClass({ ...(variant && { variant }), ...(size && { size }) }), className)}
      onClick={click}
      type={type}
    />
  );
}
