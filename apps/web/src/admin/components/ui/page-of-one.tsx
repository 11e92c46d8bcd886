import type { ReactNode } from "react";
import { capitalized } from "../../lib/capitalized.ts";
import { failureOf } from "../../lib/failure.ts";
import { FailedState } from "./failed-state.tsx";
import { Page } from "./page.tsx";
import { SkeletonRows } from "./skeleton.tsx";

/** How the server says that there is no such thing, or no such id. */
const absent = ["not_found", "invitation_not_found", "invalid_input"];

/**
 * The page of one thing, which `children` draws once the thing has come. Until then it has the same way back, and says that
 * the thing is on its way, could not be loaded, or is not there.
 */
export function PageOfOne<Thing>({
  noun,
  query: { data, error, isError, refetch },
  isElsewhere = () => false,
  missing,
  above,
  children,
}: {
  /** As the thing is called: "endpoint". */
  readonly noun: string;
  readonly query: {
    readonly data: Thing | undefined;
    readonly error: unknown;
    readonly isError: boolean;
    readonly refetch: () => Promise<unknown>;
  };
  /** Whether what has come belongs to another place than this page: somebody in two of them may hold an id of the other. */
  readonly isElsewhere?: (thing: Thing) => boolean;
  /** Why there may be no such thing, and where to look. */
  readonly missing: string;
  /** The way back to the list. */
  readonly above: ReactNode;
  readonly children: (thing: Thing) => ReactNode;
}): ReactNode {
  const isMissing = isError && absent.includes(failureOf(error).reason);
  if (isMissing || (data !== undefined && isElsewhere(data))) {
    return (
      <Page above={above} title={`No such ${noun}`}>
        <p className="text-sm text-muted">{missing}</p>
      </Page>
    );
  }
  if (data !== undefined) return children(data);
  return (
    <Page above={above} title={capitalized(noun)}>
      {isError ? (
        <FailedState error={error} onRetry={() => void refetch()} what={`The ${noun}`} />
      ) : (
        <SkeletonRows count={5} label={`Loading the ${noun}…`} />
      )}
    </Page>
  );
}
