import { createLink } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { ComponentProps } from "react";

function Anchor({ children, ...rest }: ComponentProps<"a">) {
  return (
    <a
      {...rest}
      className="inline-flex min-h-6 w-fit items-center gap-1.5 rounded-control text-sm text-muted hover:text-ink [&_svg]:size-4"
    >
      <ArrowLeft aria-hidden="true" />
      {children}
    </a>
  );
}

/** Leads from a thing to the list that it is in. */
export const BackLink = createLink(Anchor);
