import { useParams } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { Dialog, useOpener } from "../../components/ui/dialog.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { writeAddresses } from "./addresses.ts";
import { DoorField } from "./door-field.tsx";
import { useInvitablePlaces } from "./invitable-places.ts";
import type { InviteDraft } from "./invite.ts";
import { InviteForm } from "./invite-form.tsx";
import { type Done, Invited } from "./invited.tsx";
import { InvitedMany } from "./invited-many.tsx";
import { type Place, type PlaceDraft, placeIdOf } from "./place.ts";
import { mended, type Sent } from "./place-invite.ts";
import { PlaceInviteForm } from "./place-invite-form.tsx";
import { placeWords } from "./place-words.ts";

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
      const placeId = placeIdOf(outcome.place);
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
  const { places, isPending } = useInvitablePlaces();
  const organizationToo = usePermissions().can("invitation.create");
  const here = usePlaceHere();
  const [chosen, setChosen] = useState(draft.placeId);
  const form = useRef<HTMLDivElement>(null);
  const place = doorOf(places, { chosen, here, organizationToo });

  return (
    <Dialog
      description={place ? placeWords(place) : `They get an e-mail with a link to join ${organization.name}.`}
      initialFocus={() => form.current?.querySelector<HTMLElement>("input, textarea") ?? true}
      onClose={onClose}
      opener={opener}
      title="Invite somebody"
    >
      {places.length > 0 ? (
        <DoorField
          onChoose={setChosen}
          organizationToo={organizationToo}
          placeId={place && placeIdOf(place)}
          places={places}
        />
      ) : null}
      <div ref={form}>
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
        {place === null && organizationToo ? (
          <InviteForm
            draft={draft}
            onClose={onClose}
            onDone={(done) => onOutcome({ kind: "organization", done })}
          />
        ) : null}
        {place === null && !organizationToo ? <NoDoor isPending={isPending} /> : null}
      </div>
    </Dialog>
  );
}

function NoDoor({ isPending }: { readonly isPending: boolean }) {
  if (isPending) return <SkeletonRows count={3} label="Looking for where you may invite to…" />;
  return (
    <EmptyState title="There is nowhere to invite to yet">
      Make a space or an event of your own first, or ask its custodian or organizer.
    </EmptyState>
  );
}

/** The space or event that the page behind the dialog is about. */
function usePlaceHere(): string | undefined {
  const { spaceId, eventId } = useParams({ strict: false });
  return spaceId ?? eventId;
}

/** The place that is chosen, or suggests itself; null: the organization. */
function doorOf(
  places: readonly Place[],
  {
    chosen,
    here,
    organizationToo,
  }: {
    readonly chosen: string | null | undefined;
    readonly here: string | undefined;
    readonly organizationToo: boolean;
  },
): Place | null {
  const wanted = chosen === undefined ? here : chosen;
  return (
    places.find((place) => placeIdOf(place) === wanted) ?? (organizationToo ? null : (places[0] ?? null))
  );
}

function placeDraftOf({ email, fullName, role, isVip, bypassCapacity }: InviteDraft): PlaceDraft {
  return {
    ...(email && { addresses: writeAddresses([{ email, ...(fullName && { fullName }) }]) }),
    ...((role === "custodian" || role === "contributor" || role === "viewer") && { role }),
    ...(isVip && { isVip }),
    ...(bypassCapacity && { bypassCapacity }),
  };
}
