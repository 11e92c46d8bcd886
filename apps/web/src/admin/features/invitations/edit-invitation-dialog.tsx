import type { InvitationRole } from "@foyer/contract/doors";
import { type Invitation, updateInvitation } from "@foyer/contract/invitations";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { TextAreaField } from "../../components/ui/field.tsx";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { clearable, optionalNumber, showIssues, useContractForm } from "../../lib/form.ts";
import { absoluteTime } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { doors } from "./doors/doors.ts";
import { ExpiryField } from "./expiry-field.tsx";
import { MessageField } from "./invitee-fields.tsx";
import { refreshInvitations } from "./refresh-invitations.ts";
import { RoleField } from "./role-field.tsx";
import { SeatFields } from "./seat-fields.tsx";

/** Changes an invitation that waits for its answer. Links that are out already show the change at once. */
export function EditInvitationDialog({
  invitation,
  grantable,
  onClose,
}: {
  readonly invitation: Invitation;
  /** The roles that the caller may hand out there. */
  readonly grantable: readonly InvitationRole[];
  readonly onClose: () => void;
}) {
  const { terms, endsEarlier, placeOf } = doors[invitation.kind];
  const place = placeOf(invitation);
  const form = useContractForm(updateInvitation, {
    invitationId: invitation.id,
    ...(invitation.role && { role: invitation.role }),
    ...(terms === "seat" && { isVip: invitation.isVip, bypassCapacity: invitation.bypassCapacity }),
    message: invitation.message,
    note: invitation.note,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const { errors, dirtyFields } = form.formState;
  const role = useWatch({ control: form.control, name: "role" });

  const update = useMutation(
    trpc.invitations.update.mutationOptions({
      onSuccess: async () => {
        await refreshInvitations();
        toast("Invitation changed.");
        onClose();
      },
      onError: (error) =>
        setProblem(
          showIssues(form, error, ["role", "message", "note", "expiresInHours", "isVip", "bypassCapacity"]),
        ),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    // What was not touched is not sent: whoever sets a role answers for it from then on.
    const { invitationId, role, isVip, bypassCapacity, message, note, expiresInHours } = input;
    update.mutate({
      invitationId,
      ...(dirtyFields.role && { role }),
      ...(dirtyFields.isVip && { isVip }),
      ...(dirtyFields.bypassCapacity && { bypassCapacity }),
      ...(dirtyFields.message && { message }),
      ...(dirtyFields.note && { note }),
      ...(expiresInHours && { expiresInHours }),
    });
  });

  return (
    <FormDialog
      cancel="Keep as it was"
      description="Whoever opens a link that is already out sees the change at once. No e-mail is sent."
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={update.isPending}
      problem={problem}
      submit={update.isPending ? "Saving…" : "Save changes"}
      title="Edit invitation"
    >
      <div className={invitation.role ? "grid gap-4 sm:grid-cols-2" : "grid gap-4"}>
        {invitation.role ? (
          <RoleField
            chosen={role ?? invitation.role}
            error={errors.role?.message}
            grantable={grantable}
            label={place ? `Role in ${place.name}` : "Role"}
            {...form.register("role")}
          />
        ) : null}
        {terms === "seat" ? (
          <SeatFields bypassCapacity={form.register("bypassCapacity")} isVip={form.register("isVip")} />
        ) : null}
        <ExpiryField
          error={errors.expiresInHours?.message}
          hint={endsEarlier}
          label="Valid"
          unchanged={`Until ${absoluteTime(invitation.expiresAt)}`}
          {...form.register("expiresInHours", optionalNumber)}
        />
      </div>
      <MessageField
        error={errors.message?.message}
        hint="They read it on the invitation."
        {...form.register("message", clearable)}
      />
      <TextAreaField
        error={errors.note?.message}
        hint="Only those who may invite see it."
        label="Note for your team"
        optional
        {...form.register("note", clearable)}
      />
    </FormDialog>
  );
}
