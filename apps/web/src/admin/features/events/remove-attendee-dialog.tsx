import type { Attendee } from "@foyer/contract/events";
import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";
import { useEvent } from "./event-context.ts";
import { refreshEvents } from "./refresh-events.ts";

/** Asks before somebody's seat is taken away, and says what becomes of it. */
export function RemoveAttendeeDialog({
  attendee,
  onClose,
}: {
  readonly attendee: Attendee;
  readonly onClose: () => void;
}) {
  const { name, waitingCount } = useEvent();
  const { id: attendeeId, eventId, fullName, email } = attendee;
  const remove = useMutation(
    trpc.events.attendees.remove.mutationOptions({
      onSuccess: async () => {
        await refreshEvents();
        toast(`${fullName} is not coming to ${name} any more.`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={remove.isPending ? "Removing…" : "Remove attendee"}
      keep="Keep them"
      onClose={onClose}
      onConfirm={() => remove.mutate({ eventId, attendeeId })}
      pending={remove.isPending}
      problem={remove.isError ? failureOf(remove.error).message : null}
      title={`Remove ${fullName}?`}
    >
      They get an e-mail at {email} that takes the event out of their calendar, and their links stop working.{" "}
      {waitingCount > 0
        ? "Their seat is offered to the next on the waiting list at once."
        : "Their seat is free for the next who accepts."}{" "}
      This can't be undone; you can invite them again.
    </ConfirmDialog>
  );
}
