import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { classNames } from "../../lib/class-names.ts";
import { roundTop } from "./scale.ts";

export type Series = {
  readonly name: string;
  /** Plain stands back, strong is what matters. Which is which is told by place and name as well. */
  readonly look: "plain" | "strong";
};

export type TimePoint = {
  /** In full, such as "14 Nov 2026". */
  readonly label: string;
  /** In short, below the chart. */
  readonly tick: string;
  /** In the order of the series. */
  readonly values: readonly number[];
};

const short = new Intl.NumberFormat("en", { notation: "compact" });
const fills = { plain: "bg-edge", strong: "bg-accent" };

/** How high it is, in every state: what stands in for it while it loads has the same class. */
export const timeChartHeight = "h-64";

/**
 * Bars side by side for each stretch of time. The numbers above are those of all of it, or of the stretch that is pointed
 * at; with the keyboard it is gone through like a slider (ARIA Authoring Practices).
 */
export function TimeChart({
  label,
  series,
  points,
}: {
  readonly label: string;
  readonly series: readonly Series[];
  readonly points: readonly TimePoint[];
}) {
  const [active, setActive] = useState<number | null>(null);
  const shown = active === null ? undefined : points[active];
  const last = points.length - 1;
  const top = roundTop(Math.max(0, ...points.flatMap(({ values }) => values)));

  const press = (event: KeyboardEvent) => {
    const next = stepTo(event.key, active ?? last, last);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setActive(Math.min(last, Math.max(0, Math.floor(((clientX - left) / width) * points.length))));
  };

  return (
    <div
      className={`${timeChartHeight} grid grid-rows-[auto_minmax(0,1fr)_auto] gap-3 px-4 pb-3 text-xs sm:px-5`}
    >
      <Readout points={points} series={series} shown={shown} />
      <div className="relative min-h-0 pl-9">
        <Grid top={top} />
        <div
          aria-label={label}
          aria-valuemax={last}
          aria-valuemin={0}
          aria-valuenow={active ?? last}
          aria-valuetext={spoken(points[active ?? last], series)}
          className="relative flex h-full touch-pan-y items-end rounded-xs focus-visible:outline-offset-3"
          onBlur={() => setActive(null)}
          onFocus={() => setActive((current) => current ?? last)}
          onKeyDown={press}
          onPointerDown={point}
          onPointerLeave={({ currentTarget }) =>
            setActive(currentTarget.matches(":focus-visible") ? active : null)
          }
          onPointerMove={point}
          role="slider"
          tabIndex={0}
        >
          {points.map((each, index) => (
            <Bars key={each.label} point={each} pointedAt={index === active} series={series} top={top} />
          ))}
        </div>
      </div>
      <Ticks points={points} />
    </div>
  );
}

/** The numbers of what is pointed at, or of everything; and what the bars mean. */
function Readout({
  series,
  points,
  shown,
}: {
  readonly series: readonly Series[];
  readonly points: readonly TimePoint[];
  readonly shown: TimePoint | undefined;
}) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-5 gap-y-1 text-muted">
      {series.map(({ name, look }, index) => (
        <span className="inline-flex items-baseline gap-1.5" key={name}>
          <span aria-hidden="true" className={`size-2.5 rounded-xs ${fills[look]}`} />
          <span className="text-sm font-semibold text-ink tabular-nums">
            {(shown?.values[index] ?? sumOf(points, index)).toLocaleString("en")}
          </span>
          {name}
        </span>
      ))}
      <span className="ml-auto">{shown ? shown.label : "in all"}</span>
    </p>
  );
}

function Bars({
  point,
  series,
  top,
  pointedAt,
}: {
  readonly point: TimePoint;
  readonly series: readonly Series[];
  readonly top: number;
  readonly pointedAt: boolean;
}) {
  return (
    <div
      className={classNames(
        "flex h-full min-w-0 grow basis-0 items-end justify-center gap-px px-px sm:px-0.5",
        pointedAt && "bg-sunken",
      )}
    >
      {series.map(({ name, look }, index) => {
        const value = point.values[index] ?? 0;
        return (
          <span
            className={`max-w-4 min-w-px grow basis-0 rounded-t-xs transition-[height] duration-300 ${fills[look]}`}
            key={name}
            style={{ height: value === 0 ? 0 : `max(2px, ${(100 * value) / top}%)` }}
          />
        );
      })}
    </div>
  );
}

function Grid({ top }: { readonly top: number }) {
  return (
    <div
      aria-hidden="true"
      className="absolute inset-0 flex flex-col justify-between text-muted tabular-nums"
    >
      {[top, top / 2, 0].map((value) => (
        <span className="flex h-0 items-center" key={value}>
          <span className="w-9 leading-none">{short.format(value)}</span>
          <span className="grow border-t" />
        </span>
      ))}
    </div>
  );
}

function Ticks({ points }: { readonly points: readonly TimePoint[] }) {
  const last = points.length - 1;
  const marks = [...new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * last)))];
  return (
    <p aria-hidden="true" className="flex justify-between pl-9 text-muted">
      {marks.map((index, place) => (
        <span className={place % 2 === 1 && marks.length === 5 ? "max-sm:hidden" : ""} key={index}>
          {points[index]?.tick}
        </span>
      ))}
    </p>
  );
}

function sumOf(points: readonly TimePoint[], which: number): number {
  return points.reduce((sum, { values }) => sum + (values[which] ?? 0), 0);
}

function spoken(point: TimePoint | undefined, series: readonly Series[]): string {
  if (!point) return "";
  const numbers = series.map(({ name }, index) => `${point.values[index] ?? 0} ${name}`);
  return `${point.label}: ${numbers.join(", ")}`;
}

/** Where a key leads, as in every slider; nowhere where it is not one of those. */
function stepTo(key: string, from: number, last: number): number | undefined {
  const steps: Partial<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageDown: from - 7,
    PageUp: from + 7,
    Home: 0,
    End: last,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.min(last, Math.max(0, next));
}
