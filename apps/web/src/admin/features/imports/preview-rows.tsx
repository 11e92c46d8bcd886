import type { ImportOutcome, ImportPreview, ImportRow } from "@foyer/contract/imports";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { rowClass, Table } from "../../components/ui/list.tsx";
import { downloadText } from "../../lib/download.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { OutcomePills } from "./outcome-pills.tsx";
import { leftOut } from "./outcomes.ts";
import { rowsCsv } from "./rows-csv.ts";

const atOnce = 100;

/** Every row's fate, before anything happens. */
export function PreviewRows({
  preview: { rows, counts },
  fileName,
}: {
  readonly preview: ImportPreview;
  readonly fileName: string;
}): ReactNode {
  const [outcome, setOutcome] = useState<ImportOutcome | undefined>();
  const [shown, setShown] = useState(atOnce);
  const wanted =
    outcome === undefined || counts[outcome] === 0 ? rows : rows.filter((row) => row.outcome === outcome);
  const bad = leftOut(counts);
  const download = () => {
    const name = `${fileName.replace(/\.\w+$/, "")}-left-out.csv`;
    downloadText(name, rowsCsv(rows.filter((row) => row.outcome !== "new")), "text/csv");
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <OutcomePills
          chosen={outcome}
          counts={counts}
          onChoose={(next) => {
            setOutcome(next);
            setShown(atOnce);
          }}
        />
        {bad > 0 ? (
          <Button onClick={download} size="small">
            Download those left out
          </Button>
        ) : null}
      </div>
      <ImportRows rows={wanted.slice(0, shown)} />
      {wanted.length > shown ? (
        <Button className="justify-self-center" onClick={() => setShown(shown + 10 * atOnce)}>
          Show more
        </Button>
      ) : null}
    </div>
  );
}

/** Rows of a file, each with what becomes of it. */
export function ImportRows({ rows }: { readonly rows: readonly ImportRow[] }): ReactNode {
  return (
    <Table
      heads={[
        { label: "Line", className: "w-16" },
        { label: "Person" },
        { label: "What becomes of it", className: "w-1/2" },
      ]}
      label="Rows of the file"
    >
      {rows.map(({ line, email, fullName, outcome, message }) => (
        <tr className={rowClass} key={line}>
          <td className="w-12 text-muted tabular-nums">{line}</td>
          <td className="wrap-anywhere">
            <span className="font-medium">{fullName ?? email}</span>
            {fullName ? <span className="block text-xs text-muted">{email}</span> : null}
          </td>
          <td>
            <OutcomeBadge outcome={outcome} />
            {message ? <span className="block text-xs text-muted wrap-anywhere">{message}</span> : null}
          </td>
        </tr>
      ))}
    </Table>
  );
}
