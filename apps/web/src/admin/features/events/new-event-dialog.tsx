import { createEvent } from "@foyer/contract/events";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { trpc } from "../../lib/trpc.ts";
import { ownTimeZone } from "../../lib/zoned-time.ts";
import { useOrganization } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import { EventFields } from "./event-fields.tsx";
import { eventFields } from "./event-form.ts";
import { refreshEvents } from "./refresh-events.ts";

/** Makes an event, and leads to it: inviting comes next. */
export function NewEventDialog({ onClose }: { readonly onClose: () => void }) {
  const { id: organizationId } = useOrganization();
  const me = useUser();
  const navigate = useNavigate();
  const form = useContractForm(createEvent, {
    organizationId,
    name: "",
    startsAt: "",
    endsAt: null,
    timeZone: ownTimeZone(),
    capacity: null,
    offerHours: 24,
  });
  const [problem, setProblem] = useState<string | null>(null);

  const create = useMutation(
    trpc.events.create.mutationOptions({
      onSuccess: async ({ id: eventId, name }) => {
        await refreshEvents();
        onClose();
        toast(`${name} is made.`);
        await navigate({ to: "/o/$organizationId/events/$eventId", params: { organizationId, eventId } });
      },
      onError: (error) => setProblem(showIssues(form, error, eventFields)),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    create.mutate(input);
  });

  return (
    <FormDialog
      description="Nobody hears of it before you invite them."
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={create.isPending}
      problem={problem}
      submit={create.isPending ? "Making…" : "Make event"}
      title="New event"
    >
      <EventFields form={form} organizerId={me.id} />
    </FormDialog>
  );
}
