import { Link, type LinkProps } from "@tanstack/react-router";
import { pillClass } from "../../components/ui/pill.ts";
import { keysOf } from "../../lib/search-params.ts";
import { type Period, periods } from "./analytics-filters.ts";

/** How far back to look: links, of which one leads to where one is. */
export function PeriodPills({
  chosen,
  to,
}: {
  readonly chosen: Period;
  readonly to: (period: Period) => LinkProps;
}) {
  return (
    <nav aria-label="Period" className="flex flex-wrap">
      {keysOf<Period>(periods).map((period) => (
        <Link
          {...to(period)}
          aria-current={period === chosen ? "page" : undefined}
          className={`${pillClass} max-sm:px-2.5`}
          key={period}
          replace
          resetScroll={false}
        >
          {periods[period]}
        </Link>
      ))}
    </nav>
  );
}
