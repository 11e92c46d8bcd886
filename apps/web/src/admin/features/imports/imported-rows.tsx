import type { ImportedRow, ImportRun } from "@foyer/contract/imports";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ExportLink } from "../../components/ui/export-link.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { Section } from "../../components/ui/page.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { oneOf } from "../../lib/search-params.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { importRowFilters } from "./import-filters.ts";
import { lookAgainIn } from "./import-progress.ts";
import { ImportRows } from "./import-rows.tsx";
import { OutcomePills } from "./outcome-pills.tsx";
import { outcomes } from "./outcomes.ts";

const here = "/signed-in/o/$organizationId/imports/$importId";

/** What became of the rows, and those that were left out as a file to mend. */
export function ImportedRows({
  importId,
  run,
}: {
  readonly importId: string;
  readonly run: ImportRun;
}): ReactNode {
  const { organizationId, counts } = run;
  const outcome = oneOf(importRowFilters(useSearch({ from: here })).outcome, outcomes);
  const navigate = useNavigate();
  const input = { importId, ...(outcome && { outcome }) };
  const show = (next: typeof outcome) =>
    void navigate({
      to: "/o/$organizationId/imports/$importId",
      params: { organizationId, importId },
      search: { outcome: next },
      replace: true,
    });
  const listing = usePagedQuery<ImportedRow>({
    queryKey: trpc.invitations.imports.rows.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.invitations.imports.rows.query({ ...input, ...(cursor && { cursor }) }, { signal }),
    lookAgain: () => (run.status === "running" ? (lookAgainIn(run) || 0) * 3 : false),
  });
  return (
    <Section title="Rows">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <OutcomePills chosen={outcome} counts={counts} onChoose={show} />
        {counts.total > counts.new ? (
          <ExportLink
            label="Download those left out"
            path={`/invitations/imports/${importId}/rows/export`}
            search={{ failed: true }}
            size="small"
          />
        ) : null}
      </div>
      <List
        empty={<NothingFound nouns="rows" onClear={() => show(undefined)} />}
        listing={listing}
        noun="row"
        nouns="rows"
      >
        {(rows) => <ImportRows listing={listing} organizationId={organizationId} rows={rows} />}
      </List>
    </Section>
  );
}
