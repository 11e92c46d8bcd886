import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "../../lib/class-names.ts";
import { type Tone, toneText } from "./badge.tsx";

const looks = {
  neutral: { icon: Info, ground: "bg-sunken" },
  good: { icon: CircleCheck, ground: "bg-accent-wash" },
  warning: { icon: TriangleAlert, ground: "bg-warning-wash" },
  bad: { icon: CircleAlert, ground: "bg-danger-wash" },
} as const satisfies Record<Tone, unknown>;

/** Something to know before going on. `live` ones appear after an act and are read out. */
export function Notice({
  tone,
  title,
  children,
  action,
  live = false,
}: {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly live?: boolean;
}) {
  const { icon: Icon, ground } = looks[tone];
  return (
    <div
      className={classNames("flex gap-3 rounded-card px-4 py-3 text-sm", ground)}
      {...(live && { role: tone === "bad" ? "alert" : "status" })}
    >
      <Icon aria-hidden="true" className={classNames("mt-0.5 size-4 shrink-0", toneText[tone])} />
      <div className="grid min-w-0 grow gap-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="wrap-anywhere">{children}</div> : null}
        {action ? <div className="mt-1.5 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
