import type { ReactNode } from "react";

export type FunnelStep = {
  readonly name: string;
  readonly count: number;
  /** Of the highest, from 0 to 1. */
  readonly share: number;
  /** How it follows from the step before. */
  readonly note: string;
};

const look = ["fill-accent/15", "fill-accent/25", "fill-accent/40", "fill-accent/60"];

/** How far things got: step beside step, as a stream that grows thinner; below each other where there is no room. */
export function FunnelChart({ steps }: { readonly steps: readonly FunnelStep[] }): ReactNode {
  return (
    <ol className="grid overflow-hidden rounded-b-card border-t sm:grid-cols-4 sm:divide-x max-sm:divide-y">
      {steps.map(({ name, count, share, note }, index) => (
        <li className="flex min-w-0 flex-col border-hairline" key={name}>
          <div className="grid gap-0.5 px-4 pt-3 max-sm:grid-cols-[1fr_auto] max-sm:items-baseline sm:px-5">
            <span className="text-xs text-muted">{name}</span>
            <span className="text-2xl font-semibold tracking-tight tabular-nums max-sm:row-span-2 max-sm:self-center">
              {count.toLocaleString("en")}
            </span>
            <span className="text-xs text-muted">{note}</span>
          </div>
          <Stream className={look[index] ?? ""} next={steps[index + 1]?.share ?? share} share={share} />
        </li>
      ))}
    </ol>
  );
}

/** One step of it: as high as what is here at the left, as what is left of it at the right. */
function Stream({
  share,
  next,
  className,
}: {
  readonly share: number;
  readonly next: number;
  readonly className: string;
}) {
  const [here, there] = [100 - 96 * share, 100 - 96 * next];
  const edge = `M0 ${here} H35 C70 ${here} 70 ${there} 100 ${there}`;
  return (
    <>
      <svg
        aria-hidden="true"
        className="mt-3 hidden h-24 w-full sm:block"
        preserveAspectRatio="none"
        viewBox="0 0 100 100"
      >
        <path className={className} d={`${edge} V100 H0 Z`} />
        <path
          className="fill-none stroke-accent"
          d={edge}
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <svg
        aria-hidden="true"
        className="mx-4 mt-2 mb-3 block h-1.5 overflow-hidden rounded-full bg-sunken sm:hidden"
        preserveAspectRatio="none"
        viewBox="0 0 100 1"
      >
        <rect className="fill-accent" height="1" width={100 * share} />
      </svg>
    </>
  );
}
