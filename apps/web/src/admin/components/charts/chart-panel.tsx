import { ChartNoAxesColumn, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "../ui/button.tsx";

type ChartRow = {
  readonly key: string;
  readonly cells: readonly [name: string, ...values: string[]];
};

/**
 * A chart with the table behind it. The table is always there for whoever can't see the chart; the switch shows it to
 * everybody in the chart's place.
 */
export function ChartPanel({
  title,
  lead,
  action,
  heads,
  rows,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly action?: ReactNode;
  /** What the columns of the table are called: first that of the names, then those of the numbers. */
  readonly heads: readonly string[];
  readonly rows: readonly ChartRow[];
  readonly children: ReactNode;
}) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? ChartNoAxesColumn : Table2;
  return (
    <section
      aria-labelledby={id}
      className="relative grid min-w-0 grid-cols-[minmax(0,1fr)] content-start rounded-card border"
    >
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
        <div className="grid min-w-0 grow basis-0 gap-0.5">
          <h2 className="text-sm font-semibold" id={id}>
            {title}
          </h2>
          {lead ? <div className="text-sm text-muted">{lead}</div> : null}
        </div>
        <div className="empty:hidden max-sm:order-last max-sm:-ml-2.5 max-sm:basis-full print:hidden">
          {action}
        </div>
        <Button
          aria-label={asTable ? `${title}: show as chart` : `${title}: show as table`}
          className="-mr-2 print:hidden"
          onClick={() => setAsTable(!asTable)}
          size="icon"
          title={asTable ? "Show as chart" : "Show as table"}
          variant="quiet"
        >
          <Icon aria-hidden="true" />
        </Button>
      </header>
      {asTable ? null : children}
      <div
        className={asTable ? "max-h-80 overflow-y-auto border-t px-4 sm:px-5" : "sr-only"}
        // Where it scrolls, it has to be scrolled by keyboard too.
        {...(asTable && { "aria-label": `${title}, as a table`, role: "group", tabIndex: 0 })}
      >
        <ChartTable heads={heads} label={title} rows={rows} />
      </div>
    </section>
  );
}

function ChartTable({
  label,
  heads,
  rows,
}: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly ChartRow[];
}) {
  return (
    <table aria-label={label} className="w-full border-collapse text-sm tabular-nums">
      <thead>
        <tr className="border-b text-right text-xs text-muted [&>th]:py-2 [&>th]:font-medium">
          {heads.map((head) => (
            <th className="pl-4 first:pl-0 first:text-left" key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [name, ...values] }) => (
          <tr className="border-b text-right last:border-b-0 [&>*]:py-1.5" key={key}>
            <th className="text-left font-normal" scope="row">
              {name}
            </th>
            {values.map((value, index) => (
              <td className="pl-4" key={heads[index + 1]}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
