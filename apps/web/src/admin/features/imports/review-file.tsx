import type { ImportPreview } from "@foyer/contract/imports";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { Section } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { failureOf } from "../../lib/failure.ts";
import { plural } from "../../lib/moment.ts";
import { client, noticeLostAccess } from "../../lib/trpc.ts";
import type { Place, Terms } from "../invitations/doors/door.ts";
import { refreshInvitations } from "../invitations/refresh-invitations.ts";
import type { ChosenFile } from "./chosen-file.ts";
import { ColumnFields } from "./column-fields.tsx";
import { CommonFields } from "./common-fields.tsx";
import { nothingSaid, previewInput, type Reading, startInput } from "./import-draft.ts";
import { leftOut } from "./outcomes.ts";
import { PreviewRows } from "./preview-rows.tsx";

/** What becomes of every row of a file, and the button that lets it happen. */
export function ReviewFile({
  file,
  place,
  terms,
  organizationId,
  onOther,
}: {
  readonly file: ChosenFile;
  readonly place: Place;
  readonly terms: Terms;
  readonly organizationId: string;
  readonly onOther: () => void;
}): ReactNode {
  const navigate = useNavigate();
  const [reading, setReading] = useState<Reading>({});
  const [common, setCommon] = useState(nothingSaid);
  const input = previewInput(place, terms, { file, reading });
  const { data, error, isError, isFetching, refetch } = useQuery({
    // A change of nothing but the role asks again: whom one may invite depends on it.
    queryKey: ["import preview", file.key, input.target, reading],
    queryFn: ({ signal }) => client.invitations.previewImport.mutate(input, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const start = useMutation({
    mutationFn: () => client.invitations.import.mutate(startInput(input, file, common)),
    onError: noticeLostAccess,
    onSuccess: async ({ import: { id: importId } }) => {
      await navigate({
        to: "/o/$organizationId/imports/$importId",
        params: { organizationId, importId },
      });
      await refreshInvitations();
    },
  });

  const shown = isError ? undefined : data;
  return (
    <>
      <Section
        action={
          <Button onClick={onOther} size="small">
            Another file
          </Button>
        }
        takesFocus
        title={file.name}
      >
        {data || isError ? null : <SkeletonRows count={8} label="Looking at every row…" />}
        {isError ? (
          <FailedState error={error} onRetry={() => void refetch()} what="What becomes of the file" />
        ) : null}
        {isError && Object.keys(reading).length > 0 ? (
          <Button className="justify-self-center" onClick={() => setReading({})}>
            Read it as before
          </Button>
        ) : null}
        {shown ? <ColumnFields onReading={setReading} preview={shown} reading={reading} /> : null}
        {shown && !shown.mapping ? (
          <Notice live title="No column has e-mail addresses" tone="warning">
            Choose the one that does, or look whether the file is read as it was written.
          </Notice>
        ) : null}
      </Section>
      {shown && shown.counts.new > 0 ? (
        <Section title="What goes with it">
          <CommonFields common={common} onChange={setCommon} organizationId={organizationId} />
        </Section>
      ) : null}
      {shown && shown.counts.total > 0 ? (
        <Section title="What becomes of every row">
          <div aria-busy={isFetching}>
            <PreviewRows fileName={file.name} preview={shown} />
          </div>
        </Section>
      ) : null}
      {shown ? (
        <StartBar
          invited={shown.counts.new}
          isStarting={start.isPending}
          onStart={() => start.mutate()}
          problem={start.isError ? failureOf(start.error).message : null}
          summary={isFetching ? null : summaryOf(shown, place)}
        />
      ) : null}
    </>
  );
}

/** Stays in sight however long the file is: what will happen, and the button that lets it. */
function StartBar({
  invited,
  summary,
  problem,
  isStarting,
  onStart,
}: {
  readonly invited: number;
  /** Null: it is being found out. */
  readonly summary: string | null;
  readonly problem: string | null;
  readonly isStarting: boolean;
  readonly onStart: () => void;
}) {
  return (
    <div
      className="sticky bottom-0 z-10 -mx-4 grid gap-3 border-t bg-surface px-4 py-3 sm:mx-0 sm:px-0"
      data-stays="bottom"
    >
      {problem === null ? null : (
        <Notice live tone="bad">
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted" role="status">
          {summary ?? "Looking at every row…"}
        </p>
        <Button
          disabled={invited === 0}
          onClick={onStart}
          pending={isStarting || summary === null}
          variant="primary"
        >
          {isStarting ? "Starting…" : `Invite ${plural(invited, "person", "people")}`}
        </Button>
      </div>
    </div>
  );
}

function summaryOf({ counts }: ImportPreview, { name }: Place): string {
  if (counts.total === 0) return "The file has no rows.";
  const bad = leftOut(counts);
  if (counts.new === 0) return "Nobody in this file can be invited.";
  const good = `${plural(counts.new, "person", "people")} will be invited to ${name}`;
  return bad === 0 ? `${good}.` : `${good}; ${plural(bad, "row")} will be left out.`;
}
