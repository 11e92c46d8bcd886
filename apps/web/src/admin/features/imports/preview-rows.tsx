import type { ImportOutcome, ImportPreview } from "@foyer/contract/imports";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { downloadText } from "../../lib/download.ts";
import { ImportRows } from "./import-rows.tsx";
import { OutcomePills } from "./outcome-pills.tsx";
import { leftOut } from "./outcomes.ts";
import { rowsCsv } from "./rows-csv.ts";

/** The rows have come with the preview, all of them. */
const allThere = {
  hasNextPage: false,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
  isPlaceholderData: false,
  fetchNextPage: () => {},
};

/** Every row's fate, before anything happens. */
export function PreviewRows({
  preview: { rows, counts },
  fileName,
}: {
  readonly preview: ImportPreview;
  readonly fileName: string;
}): ReactNode {
  const [outcome, setOutcome] = useState<ImportOutcome | undefined>();
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
        <OutcomePills chosen={outcome} counts={counts} onChoose={setOutcome} />
        {bad > 0 ? (
          <Button onClick={download} size="small">
            Download those left out
          </Button>
        ) : null}
      </div>
      <ImportRows listing={allThere} rows={wanted} />
    </div>
  );
}
