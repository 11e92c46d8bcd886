import type { Invitation } from "@foyer/contract/invitations";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Dialog, useOpener } from "../../components/ui/dialog.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { standingToast } from "../../components/ui/toasts.tsx";
import { useOrganization } from "../session/organization.ts";
import { DoorField } from "./door-field.tsx";
import type { Place } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import { useInvitablePlaces } from "./invitable-places.ts";
import { InvitationReady } from "./invitation-ready.tsx";
import { type InviteDraft, useInvite } from "./invite.ts";
import { type Asked, InviteForm } from "./invite-form.tsx";
import { draftOfSent } from "./invite-input.ts";
import { type Sending, sendAfterSeconds, undoSeconds } from "./sending.ts";
import { SendingNotice } from "./sending-notice.tsx";

/** What goes out in a moment, and the draft that it was made of. */
type Sent = { readonly sending: Sending; readonly draft: InviteDraft };

/**
 * Invites one or many, through any door that the caller may open. Once all are invited it closes, and a toast offers to undo it
 * for ten seconds; while some were refused it stays.
 */
export function InviteDialog({
  draft,
  onClose,
}: {
  readonly draft: InviteDraft;
  readonly onClose: () => void;
}): ReactNode {
  const opener = useOpener();
  const invite = useInvite();
  const [round, setRound] = useState(0);
  const [sent, setSent] = useState<Sent | null>(null);
  const [ready, setReady] = useState<Invitation | null>(null);
  const again = (next: InviteDraft) => invite && (() => invite(next));
  const close = () => {
    if (sent) announce(sent, again(sent.draft));
    onClose();
  };
  const asked = (place: Place, { fields, result: { created, rejected }, startedAt }: Asked) => {
    const [first] = created;
    if (!first) return;
    if (sent) announce(sent, again(sent.draft));
    if (!fields.send) return setReady(first);
    const next: Sent = {
      sending: {
        invitationIds: created.map(({ id }) => id),
        only: created.length === 1 ? first.email : null,
        // Where the answer took long, less is left of what the server waits.
        until: Math.min(Date.now() + undoSeconds * 1000, startedAt + (sendAfterSeconds - 1) * 1000),
      },
      draft: draftOfSent(
        place,
        created.map(({ email, fullName }) => ({ email, ...(fullName && { fullName }) })),
        fields,
      ),
    };
    if (rejected.length > 0) return setSent(next);
    announce(next, again(next.draft));
    onClose();
  };

  if (ready) {
    return (
      <InvitationReady
        invitation={ready}
        onAnother={() => {
          setReady(null);
          setRound(round + 1);
        }}
        onClose={onClose}
        opener={opener}
      />
    );
  }
  return (
    <Question
      above={
        sent ? (
          <Notice live tone="good">
            <SendingNotice
              key={sent.sending.invitationIds[0]}
              onAgain={null}
              // What became of it stays to be read, and is not offered again once the dialog is closed.
              onSettled={(told) => setSent(told ? { ...sent, sending: { ...sent.sending, until: 0 } } : null)}
              sending={sent.sending}
            />
          </Notice>
        ) : null
      }
      draft={round === 0 ? draft : {}}
      key={round}
      onAsked={asked}
      onClose={close}
      opener={opener}
    />
  );
}

function announce({ sending }: Sent, onAgain: (() => void) | null): void {
  if (sending.until <= Date.now()) return;
  standingToast((done) => (
    <SendingNotice
      onAgain={
        onAgain &&
        (() => {
          done("close");
          onAgain();
        })
      }
      onSettled={(told) => done(told ? "pass" : "close")}
      sending={sending}
    />
  ));
}

/** Where to, and whom. */
function Question({
  draft,
  above,
  opener,
  onClose,
  onAsked,
}: {
  readonly draft: InviteDraft;
  readonly above: ReactNode;
  readonly opener: Element | null;
  readonly onClose: () => void;
  readonly onAsked: (place: Place, asked: Asked) => void;
}) {
  const { places, organizationToo, place, isUndecided, error, refetch, choose } = usePlaces(draft);
  const form = useRef<HTMLDivElement>(null);
  const [hadToWait] = useState(isUndecided);
  useEffect(() => {
    if (hadToWait && !isUndecided) firstField(form.current)?.focus();
  }, [hadToWait, isUndecided]);

  return (
    <Dialog
      description={place && doors[place.kind].meaning(place.name)}
      initialFocus={() => firstField(form.current) ?? true}
      onClose={onClose}
      opener={opener}
      title="Invite"
    >
      {place && (places.length > 0 || !organizationToo) ? (
        <DoorField
          onChoose={choose}
          organizationToo={organizationToo}
          placeId={place.kind === "organization" ? null : place.id}
          places={places}
        />
      ) : null}
      {error ? <FailedState error={error} onRetry={refetch} what="Where you may invite to" /> : null}
      <div ref={form}>
        {isUndecided ? <SkeletonRows count={4} label="Looking for where you may invite to…" /> : null}
        {place ? (
          <InviteForm
            above={above}
            draft={draft}
            onAsked={(asked) => onAsked(place, asked)}
            onClose={onClose}
            place={place}
          />
        ) : null}
        {place || isUndecided || error ? null : (
          <EmptyState title="There is nowhere to invite to yet">
            Make a space or an event of your own first, or ask whoever looks after one.
          </EmptyState>
        )}
      </div>
    </Dialog>
  );
}

/** Where the caller may invite to, and what is chosen of it: at first what the draft says, or what the page is about. */
function usePlaces(draft: InviteDraft) {
  const { id } = useOrganization();
  const where = useInvitablePlaces();
  const { organizationToo, isPending } = where;
  const here = usePlaceHere();
  const [chosen, setChosen] = useState(draft.place ? draft.place.id : draft.placeId);
  // One that is not among the first of a long list is one all the same.
  const extra = draft.place && draft.place.kind !== "organization" ? [draft.place] : [];
  const known = where.places;
  const places = [...extra.filter((one) => known.every((each) => each.id !== one.id)), ...known];
  const wanted = chosen === undefined ? here : chosen;
  const found = places.find((each) => each.id === wanted);
  // Asking for the wrong door first, and then for another one, would only confuse.
  const isUndecided = isPending && !found && ((Boolean(wanted) && wanted !== id) || !organizationToo);
  return {
    ...where,
    places,
    place: isUndecided ? null : (found ?? where.usual ?? places[0] ?? null),
    isUndecided,
    choose: setChosen,
  };
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
