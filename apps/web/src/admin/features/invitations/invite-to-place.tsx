import { type ReactNode, useState } from "react";
import { Dialog, useOpener } from "../../components/ui/dialog.tsx";
import type { Place } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import { InvitedMany } from "./invited-many.tsx";
import type { PlaceDraft } from "./place-draft.ts";
import { mended, type Sent } from "./place-invite.ts";
import { PlaceInviteForm } from "./place-invite-form.tsx";

/**
 * Invites one or many addresses to a place, tells what became of each, and lets mend the rest. Mount it to open
 * it; `onDone` is asked for when it is closed, whether or not anybody was invited.
 */
export function InviteToPlace({
  place,
  organizationId,
  draft = {},
  onDone,
}: {
  readonly place: Place;
  readonly organizationId: string;
  readonly draft?: PlaceDraft;
  readonly onDone: () => void;
}): ReactNode {
  const opener = useOpener();
  const [round, setRound] = useState({ number: 0, draft });
  const [sent, setSent] = useState<Sent | null>(null);
  const next = (again: PlaceDraft) => {
    setSent(null);
    setRound({ number: round.number + 1, draft: again });
  };
  if (sent) {
    return (
      <InvitedMany
        onClose={onDone}
        onMend={() => next(mended(place, sent))}
        onMore={() => next({})}
        opener={opener}
        place={place}
        sent={sent}
      />
    );
  }
  return (
    <Dialog
      description={doors[place.kind].meaning(place.name)}
      key={round.number}
      onClose={onDone}
      opener={opener}
      title={`Invite to ${place.name}`}
    >
      <PlaceInviteForm
        draft={round.draft}
        onClose={onDone}
        onSent={setSent}
        organizationId={organizationId}
        place={place}
      />
    </Dialog>
  );
}
