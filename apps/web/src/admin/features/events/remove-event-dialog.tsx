import type { Event } from "@foyer/contract/events";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { refreshEvents } from "./refresh-events.ts";
import { removalWords } from "./removal-words.ts";

/** Asks before an event is called off, and says what goes with it. */
export function RemoveEventDialog({
  event,
  onClose,
}: {
  readonly event: Event;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const { id: eventId, organizationId, name } = event;
  const remove = useMutation(
    trpc.events.remove.mutationOptions({
      onSuccess: async () => {
        // Away from what is gone first, so that nobody sees it missing.
        await navigate({ to: "/o/$organizationId/events", params: { organizationId } });
        queryClient.removeQueries({ queryKey: trpc.events.get.queryKey({ eventId }) });
        await refreshEvents();
        toast(`${name} is removed.`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={remove.isPending ? "Removing…" : "Remove event"}
      keep="Keep it"
      onClose={onClose}
      onConfirm={() => remove.mutate({ eventId })}
      pending={remove.isPending}
      problem={remove.isError ? failureOf(remove.error).message : null}
      title={`Remove ${name}?`}
    >
      <ul className="grid list-disc gap-1 pl-4">
        {removalWords(event).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="mt-2">
        The list of attendees goes with it; the invitations stay in the history. This can't be undone.
      </p>
    </ConfirmDialog>
  );
}
