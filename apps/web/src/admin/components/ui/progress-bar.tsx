import { useId } from "react";
import { Meter } from "./meter.tsx";

/** How much of something long is done, with words that say the same. */
export function ProgressBar({
  label,
  done,
  of,
}: {
  readonly label: string;
  readonly done: number;
  readonly of: number;
}) {
  const id = useId();
  const words = `${done.toLocaleString("en")} of ${of.toLocaleString("en")}`;
  return (
    <div className="grid gap-1.5">
      <p className="flex items-baseline justify-between gap-4 text-sm">
        <span id={id}>{label}</span>
        <span className="text-muted tabular-nums">{words}</span>
      </p>
      <div
        aria-labelledby={id}
        aria-valuemax={of}
        aria-valuemin={0}
        aria-valuenow={done}
        aria-valuetext={words}
        role="progressbar"
      >
        <Meter of={Math.max(of, 1)} used={done} />
      </div>
    </div>
  );
}
