import { Suspense, useId } from "react";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";

const PersonPicker = lazyPart(async () => (await import("../people/person-picker.tsx")).PersonPicker);

/** Who answers for an event: somebody of the organization, and no guest. */
export function OrganizerField({
  userId,
  error,
  onPick,
}: {
  readonly userId: string;
  readonly error: string | undefined;
  readonly onPick: (userId: string) => void;
}) {
  const id = useId();
  return (
    <div className="grid content-start gap-1.5">
      <p aria-hidden="true" className="text-sm font-medium">
        Organizer
      </p>
      <Suspense fallback={<Skeleton className="h-9 w-full" />}>
        <PersonPicker
          describedBy={error ? `${id}-hint ${id}-error` : `${id}-hint`}
          label="Organizer"
          onPick={(picked) => picked && onPick(picked)}
          placeholder="Part of a name or an address"
          required
          userId={userId}
        />
      </Suspense>
      <p className="text-xs text-muted" id={`${id}-hint`}>
        Sees who comes and may change everything here. Anybody but a guest.
      </p>
      {error ? (
        <p className="text-xs font-medium text-danger" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
