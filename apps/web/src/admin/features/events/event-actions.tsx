import type { Event } from "@foyer/contract/events";
import { Pencil, Trash2, UserPlus } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { useNow } from "../../lib/moment.ts";
import { useInvite } from "../invitations/invite.ts";
import { isOver } from "./when-words.ts";

const EditEventDialog = lazyPart(async () => (await import("./edit-event-dialog.tsx")).EditEventDialog);
const RemoveEventDialog = lazyPart(async () => (await import("./remove-event-dialog.tsx")).RemoveEventDialog);

/** What can be done with an event by whoever sees it, and nothing else. */
export function EventActions({ event }: { readonly event: Event }) {
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <InviteToEvent event={event} label="Invite" />
      <Button onClick={() => setOpen("edit")}>
        <Pencil aria-hidden="true" />
        Edit
      </Button>
      <Button onClick={() => setOpen("remove")}>
        <Trash2 aria-hidden="true" />
        Remove
      </Button>
      <Suspense>
        {open === "edit" ? <EditEventDialog event={event} onClose={close} /> : null}
        {open === "remove" ? <RemoveEventDialog event={event} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

/** The way to invite to an event; none once it is over, when nobody could come any more. */
export function InviteToEvent({ event, label }: { readonly event: Event; readonly label: string }) {
  const invite = useInvite();
  if (isOver(event, useNow()) || !invite) return null;
  const { id, name } = event;
  return (
    <Button onClick={() => invite({ place: { kind: "event", id, name, roles: [] } })} variant="primary">
      <UserPlus aria-hidden="true" />
      {label}
    </Button>
  );
}
