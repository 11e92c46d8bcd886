import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Dialog, useOpener } from "../../components/ui/dialog.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { writeAddresses } from "./addresses.ts";
import { DoorField } from "./door-field.tsx";
import type { Place } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import { useInvitablePlaces } from "./invitable-places.ts";
import type { InviteDraft } from "./invite.ts";
import { InviteForm } from "./invite-form.tsx";
import { type Done, Invited } from "./invited.tsx";
import { InvitedMany } from "./invited-many.tsx";
import type { PlaceDraft } from "./place-draft.ts";
import { mended, type Sent } from "./place-invite.ts";
import { PlaceInviteForm } from "./place-invite-form.tsx";

type Outcome =
  | { readonly kind: "organization"; readonly done: Done }
  | { readonly kind: "place"; readonly place: Place; readonly sent: Sent };

/** Invites through any door that the caller may open; afterwards tells what became of it, and offers the next one. */
export function InviteDialog({
  draft,
  onClose,
}: {
  readonly draft: InviteDraft;
  readonly onClose: () => void;
}): ReactNode {
  const opener = useOpener();
  const [round, setRound] = useState({ number: 0, draft, placeDraft: placeDraftOf(draft) });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const again = (next: { draft: InviteDraft; placeDraft: PlaceDraft }) => {
    setOutcome(null);
    setRound({ number: round.number + 1, ...next });
  };
  switch (outcome?.kind) {
    case "organization": {
      const { role } = outcome.done.invitation;
      return (
        <Invited
          done={outcome.done}
          onAnother={() => again({ draft: { role, placeId: null }, placeDraft: {} })}
          onClose={onClose}
          opener={opener}
        />
      );
    }
    case "place": {
      const placeId = outcome.place.id;
      return (
        <InvitedMany
          onClose={onClose}
          onMend={() => again({ draft: { placeId }, placeDraft: mended(outcome.place, outcome.sent) })}
          onMore={() => again({ draft: { placeId }, placeDraft: {} })}
          opener={opener}
          place={outcome.place}
          sent={outcome.sent}
        />
      );
    }
    default:
      return (
        <Question {...round} key={round.number} onClose={onClose} onOutcome={setOutcome} opener={opener} />
      );
  }
}

/** Where to, and whom. */
function Question({
  draft,
  placeDraft,
  opener,
  onClose,
  onOutcome,
}: {
  readonly draft: InviteDraft;
  readonly placeDraft: PlaceDraft;
  readonly opener: Element | null;
  readonly onClose: () => void;
  readonly onOutcome: (outcome: Outcome) => void;
}) {
  const organization = useOrganization();
  const { places, isPending, error, refetch } = useInvitablePlaces();
  const organizationToo = usePermissions().can("invitation.create");
  const here = usePlaceHere();
  const [chosen, setChosen] = useState(draft.placeId);
  const form = useRef<HTMLDivElement>(null);
  const wanted = chosen === undefined ? here : chosen;
  const place = places.find(({ id }) => id === wanted) ?? (organizationToo ? null : places[0]) ?? null;
  // Asking for the wrong door first, and then for another one, would only confuse.
  const undecided = isPending && place === null && (Boolean(wanted) || !organizationToo);
  const [hadToWait] = useState(undecided);
  useEffect(() => {
    if (hadToWait && !undecided) firstField(form.current)?.focus();
  }, [hadToWait, undecided]);

  return (
    <Dialog
      description={doors[place?.kind ?? "organization"].meaning((place ?? organization).name)}
      initialFocus={() => firstField(form.current) ?? true}
      onClose={onClose}
      opener={opener}
      title="Invite somebody"
    >
      {undecided || (places.length === 0 && !organizationToo) ? null : (
        <DoorField
          onChoose={setChosen}
          organizationToo={organizationToo}
          placeId={place && place.id}
          places={places}
        />
      )}
      {error ? <FailedState error={error} onRetry={refetch} what="Where you may invite to" /> : null}
      <div ref={form}>
        {undecided ? <SkeletonRows count={4} label="Looking for where you may invite to…" /> : null}
        {place ? (
          <PlaceInviteForm
            draft={placeDraft}
            key={place.kind}
            onClose={onClose}
            onSent={(sent) => onOutcome({ kind: "place", place, sent })}
            organizationId={organization.id}
            place={place}
          />
        ) : null}
        {place === null && !undecided && (organizationToo || !error) ? (
          <WithoutPlace draft={draft} may={organizationToo} onClose={onClose} onOutcome={onOutcome} />
        ) : null}
      </div>
    </Dialog>
  );
}

function WithoutPlace({
  draft,
  may,
  onClose,
  onOutcome,
}: {
  readonly draft: InviteDraft;
  /** Whether the caller may invite to the organization itself. */
  readonly may: boolean;
  readonly onClose: () => void;
  readonly onOutcome: (outcome: Outcome) => void;
}) {
  if (may) {
    return (
      <InviteForm
        draft={draft}
        onClose={onClose}
        onDone={(done) => onOutcome({ kind: "organization", done })}
      />
    );
  }
  return (
    <EmptyState title="There is nowhere to invite to yet">
      Make a space or an event of your own first, or ask whoever looks after one.
    </EmptyState>
  );
}

function firstField(form: HTMLElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>("input, textarea") ?? null;
}

/** The place that the page behind the dialog is about. */
function usePlaceHere(): string | undefined {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return Object.values(doors)
    .map(({ idField }) => (idField ? params[idField] : undefined))
    .find(Boolean);
}

function placeDraftOf({ email, fullName, role, isVip, bypassCapacity }: InviteDraft): PlaceDraft {
  return {
    ...(email && { addresses: writeAddresses([{ email, ...(fullName && { fullName }) }]) }),
    ...(role && { role }),
    ...(isVip && { isVip }),
    ...(bypassCapacity && { bypassCapacity }),
  };
}
