import type { ImportRun } from "@foyer/contract/imports";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, Suspense, useState } from "react";
import { Button, buttonClass } from "../../components/ui/button.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { PageOfOne } from "../../components/ui/page-of-one.tsx";
import { ProgressBar } from "../../components/ui/progress-bar.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { plural } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { usePermissions } from "../session/organization.ts";
import { lookAgainIn } from "./import-progress.ts";
import { ImportStatusBadge } from "./import-status.tsx";
import { ImportedRows } from "./imported-rows.tsx";
import { ToImports } from "./to-imports.tsx";

const here = "/signed-in/o/$organizationId/imports/$importId";
const UndoImportDialog = lazyPart(async () => (await import("./undo-import-dialog.tsx")).UndoImportDialog);

/** A file that was imported: how far it is, what came of it, and the way to take it back. */
export function ImportPage(): ReactNode {
  const { importId } = useParams({ from: here });
  const query = useQuery(
    trpc.invitations.imports.get.queryOptions(
      { importId },
      { refetchInterval: ({ state }) => (state.data ? lookAgainIn(state.data) : false) },
    ),
  );
  const above = <ToImports place={query.data ? placeOf(query.data) : null} />;
  return (
    <PageOfOne
      above={above}
      missing="The address is wrong, or the import belongs somewhere else."
      noun="import"
      query={query}
    >
      {(run) => <KnownImport above={above} run={run} />}
    </PageOfOne>
  );
}

function KnownImport({ run, above }: { readonly run: ImportRun; readonly above: ReactNode }) {
  const [undoing, setUndoing] = useState(false);
  const { id: importId, fileName, createdAt, importedBy, space, event, status } = run;
  const place = space ?? event;
  const undoable = status === "running" || (status === "done" && run.pending > 0);
  return (
    <Page
      above={above}
      actions={
        <>
          <SeeInvitations run={run} />
          {undoable ? <Button onClick={() => setUndoing(true)}>Take it back…</Button> : null}
        </>
      }
      lead={
        <div className="grid gap-1">
          <p>
            {importedBy ? `By ${importedBy.name}` : "Imported"}
            {place ? ` into ${place.name}` : null}, <Moment at={createdAt} past />
          </p>
          {/* Read out when it changes; the numbers change every second. */}
          <div role="status">
            <ImportStatusBadge run={run} />
          </div>
        </div>
      }
      title={fileName ?? "A file"}
    >
      <Section title="How far it is">
        <div className="grid max-w-2xl gap-4">
          <ProgressBar done={run.done} label="Rows" of={run.counts.total} />
          {run.sends ? (
            <ProgressBar done={run.delivered} label="E-mails handed over" of={run.created} />
          ) : null}
          <ProgressBar done={run.accepted} label="Accepted" of={run.created} />
          <p className="text-sm text-muted">{standing(run)}</p>
        </div>
      </Section>
      <ImportedRows importId={importId} run={run} />
      <Suspense>{undoing ? <UndoImportDialog onClose={() => setUndoing(false)} run={run} /> : null}</Suspense>
    </Page>
  );
}

/** Leads to the invitations that it made and to what came of them, where the organization's list is the reader's to see. */
function SeeInvitations({ run: { id: importId, organizationId, created } }: { readonly run: ImportRun }) {
  const { can } = usePermissions();
  if (!can("invitation.view") || created === 0) return null;
  return (
    <>
      <Link
        className={buttonClass()}
        params={{ organizationId }}
        search={{ importId }}
        to="/o/$organizationId/analytics"
      >
        Statistics
      </Link>
      <Link
        className={buttonClass()}
        params={{ organizationId }}
        search={{ importId }}
        to="/o/$organizationId/invitations"
      >
        {created === 1 ? "See the invitation" : `See the ${created.toLocaleString("en")} invitations`}
      </Link>
    </>
  );
}

function standing({ status, created, counts, done, pending }: ImportRun): string {
  const made = plural(created, "invitation");
  switch (status) {
    case "running":
      return `${made} so far. It goes on by itself: you may close this page.`;
    case "cancelling":
      return `Being taken back: ${plural(pending, "invitation")} to go. It goes on by itself.`;
    case "cancelled":
      return `Taken back after ${made}. What was answered before stays as it was answered.`;
    case "done": {
      const out = counts.total - created;
      const rest = out > 0 ? ` ${plural(out, "row")} of ${done.toLocaleString("en")} left out.` : "";
      return `${made} made.${rest}`;
    }
  }
}

function placeOf({ kind, space, event }: ImportRun) {
  const place = space ?? event;
  return place && { kind, id: place.id };
}
