import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "../../lib/class-names.ts";

export type Tone = "neutral" | "good" | "warning" | "bad";

export const toneText: Record<Tone, string> = {
  neutral: "text-muted",
  good: "text-accent",
  warning: "text-warning",
  bad: "text-danger",
};

/** A state, in a word and a sign: never in colour alone. */
export function Badge({
  icon: Icon,
  tone,
  children,
}: {
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly children: ReactNode;
}) {
  return (
    <span
      className={classNames("inline-flex items-center gap-1.5 text-sm whitespace-nowrap", toneText[tone])}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {children}
    </span>
  );
}
