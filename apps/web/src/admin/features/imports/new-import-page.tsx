import { useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { FileField } from "../../components/ui/file-field.tsx";
import { Page } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { type ChosenFile, chooseFile } from "./chosen-file.ts";
import { newImportFilters } from "./import-filters.ts";
import { useImportPlaces } from "./import-places.ts";
import { ReviewFile } from "./review-file.tsx";
import { TargetFields } from "./target-fields.tsx";
import { ToImports } from "./to-imports.tsx";

const here = "/signed-in/o/$organizationId/imports/new";

/** From a file to invitations: where to, which file, what becomes of every row, and go. */
export function NewImportPage(): ReactNode {
  const { organizationId } = useParams({ from: here });
  const { placeId } = newImportFilters(useSearch({ from: here }));
  const target = useImportPlaces(placeId);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [another, setAnother] = useState(false);
  const { place, terms } = target;
  return (
    <Page above={<ToImports place={place} />} title="Import a file">
      {!place && target.isPending ? (
        <SkeletonRows count={4} label="Loading where you may invite to…" />
      ) : null}
      {target.error ? (
        <FailedState error={target.error} onRetry={target.refetch} what="Where you may invite to" />
      ) : null}
      {place ? (
        <>
          <TargetFields
            onPlace={target.choosePlace}
            onTerms={target.chooseTerms}
            organizationToo={target.organizationToo}
            place={place}
            places={target.places}
            terms={terms}
          />
          {file ? (
            <ReviewFile
              file={file}
              key={file.key}
              onOther={() => {
                setFile(null);
                setAnother(true);
              }}
              organizationId={organizationId}
              place={place}
              terms={terms}
            />
          ) : (
            <FileField
              accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
              hint="Out of any spreadsheet, with up to 50,000 rows. Nothing happens before you have seen what becomes of every row."
              label="Drop a CSV file here, or choose one"
              onFile={async (chosen) => {
                const read = await chooseFile(chosen);
                if ("problem" in read) return read.problem;
                setFile(read.file);
                return null;
              }}
              takesFocus={another}
            />
          )}
        </>
      ) : null}
      {!place && !target.isPending && !target.error ? (
        <NowhereToInvite
          onElsewhere={
            target.organizationToo || target.places.length > 0 ? () => target.choosePlace(null) : null
          }
        />
      ) : null}
    </Page>
  );
}

function NowhereToInvite({ onElsewhere }: { readonly onElsewhere: (() => void) | null }) {
  return onElsewhere ? (
    <EmptyState
      action={<Button onClick={onElsewhere}>Choose another place</Button>}
      title="Nobody can be invited there"
    >
      The space or event is gone or over, or it is not yours to invite to.
    </EmptyState>
  ) : (
    <EmptyState title="There is nowhere you may invite to">
      Custodians import people into their spaces, organizers to their events.
    </EmptyState>
  );
}
