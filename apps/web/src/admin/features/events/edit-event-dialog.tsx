import { createEvent, type Event } from "@foyer/contract/events";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { plural } from "../../lib/moment.ts";
import { managesEvent } from "../../lib/permissions.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import { eventChanges, isTold } from "./event-changes.ts";
import { EventFields } from "./event-fields.tsx";
import { eventFields } from "./event-form.ts";
import { refreshEvents } from "./refresh-events.ts";

/** Changes an event. Says who is told of it before it is done. */
export function EditEventDialog({
  event: given,
  onClose,
}: {
  readonly event: Event;
  readonly onClose: () => void;
}) {
  // As it was when this was opened: what others change meanwhile is no change of one's own.
  const [event] = useState(given);
  const { role } = useOrganization();
  const me = useUser();
  const navigate = useNavigate();
  const { id: eventId, organizationId, organizer, attendeeCount } = event;
  const { name, description, startsAt, endsAt, timeZone, location, capacity, offerHours } = event;
  // The same form as for a new one; what did not change is not sent.
  const form = useContractForm(createEvent, {
    organizationId,
    name,
    description,
    startsAt,
    endsAt,
    timeZone,
    location,
    capacity,
    offerHours,
    organizerId: organizer.id,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const tells = attendeeCount > 0 && isTold(eventChanges(event, form.watch()));

  const update = useMutation(
    trpc.events.update.mutationOptions({
      onSuccess: async (saved) => {
        // Who gave it away may not see it any more: away from it first, so that nobody sees it missing.
        if (!managesEvent(role, saved.organizer.id === me.id))
          await navigate({ to: "/o/$organizationId/events", params: { organizationId } });
        await refreshEvents();
        toast(
          tells
            ? `${saved.name} is changed. Whoever comes gets an e-mail about it.`
            : `${saved.name} is changed.`,
        );
        onClose();
      },
      onError: (error) => setProblem(showIssues(form, error, eventFields)),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    const changes = eventChanges(event, input);
    if (Object.keys(changes).length === 0) return onClose();
    update.mutate({ eventId, ...changes });
  });

  return (
    <FormDialog
      cancel="Keep as it was"
      description={
        attendeeCount > 0
          ? `${plural(attendeeCount, "person comes", "people come")}. If you change the name, the description, the time or the place, they get an e-mail with the new entry for their calendars.`
          : "Whoever opens an invitation sees the change at once."
      }
      onClose={onClose}
      onSubmit={(submitted) => void submit(submitted)}
      pending={update.isPending}
      problem={problem}
      submit={
        update.isPending
          ? "Saving…"
          : tells
            ? `Save and tell ${plural(attendeeCount, "person", "people")}`
            : "Save changes"
      }
      title={`Edit ${name}`}
    >
      <EventFields form={form} organizerId={organizer.id} />
    </FormDialog>
  );
}
