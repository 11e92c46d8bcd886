import { invitationTarget } from "@foyer/contract/doors";
import { createInvitation } from "@foyer/contract/invitations";
import { memberRole } from "@foyer/contract/permissions";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useWatch } from "react-hook-form";
import { CheckboxField, TextAreaField, TextField } from "../../components/ui/field.tsx";
import { DialogForm } from "../../components/ui/form-dialog.tsx";
import { optional, optionalNumber, showIssues, useContractForm } from "../../lib/form.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { hostOfOrganization } from "./doors/organization.ts";
import { ExpiryField } from "./expiry-field.tsx";
import type { InviteDraft } from "./invite.ts";
import { addressProblem, InviteProblem } from "./invite-problem.tsx";
import type { Done } from "./invited.tsx";
import { AddressField, MessageField } from "./invitee-fields.tsx";
import { LanguageField } from "./language-field.tsx";
import { refreshInvitations } from "./refresh-invitations.ts";
import { RoleField } from "./role-field.tsx";
import { useUsualExpiry } from "./usual-expiry.ts";

const toOrganization = createInvitation.extend({ target: invitationTarget.options[0] });

/** Invites one address to the organization. Stands in a dialog. */
export function InviteForm({
  draft,
  onClose,
  onDone,
}: {
  readonly draft: InviteDraft;
  readonly onClose: () => void;
  readonly onDone: (done: Done) => void;
}) {
  const organization = useOrganization();
  const { grantable } = hostOfOrganization(organization.role);
  const form = useContractForm(toOrganization, {
    target: {
      kind: "organization",
      organizationId: organization.id,
      role: memberRole.options.find((role) => role === draft.role) ?? "member",
    },
    email: draft.email ?? "",
    ...(draft.fullName && { fullName: draft.fullName }),
    send: true,
  });
  const usualExpiry = useUsualExpiry(organization.id);
  const [problem, setProblem] = useState<ReactNode>(null);
  const { errors } = form.formState;
  const [role, send] = useWatch({ control: form.control, name: ["target.role", "send"] });

  const create = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: async (invitation, input) => {
        await refreshInvitations();
        onDone({ invitation, sent: input.send ?? true });
      },
      onError: (error, input) => {
        const wrong = addressProblem(error, input.email, organization.name);
        if (wrong) return form.setError("email", { message: wrong }, { shouldFocus: true });
        const rest = showIssues(form, error, [
          "email",
          "fullName",
          "message",
          "note",
          "expiresInHours",
          "language",
        ]);
        setProblem(<InviteProblem email={input.email} error={error} onLeave={onClose} rest={rest} />);
      },
    }),
  );

  const submit = form.handleSubmit((input) => {
    setProblem(null);
    create.mutate(input);
  });

  return (
    <DialogForm
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={create.isPending}
      problem={problem}
      submit={buttonText(send ?? true, create.isPending)}
    >
      <AddressField error={errors.email?.message} {...form.register("email")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          autoComplete="off"
          error={errors.fullName?.message}
          label="Name"
          optional
          {...form.register("fullName", optional)}
        />
        <RoleField
          chosen={role}
          error={errors.target?.role?.message}
          grantable={grantable}
          {...form.register("target.role")}
        />
      </div>
      <MessageField error={errors.message?.message} {...form.register("message", optional)} />
      <details className="group">
        <summary className="w-fit cursor-pointer rounded-control py-1 text-sm font-medium text-muted hover:text-ink">
          More options
        </summary>
        <div className="mt-3 grid gap-4">
          <LanguageField error={errors.language?.message} {...form.register("language", optional)} />
          <ExpiryField
            error={errors.expiresInHours?.message}
            label="Valid for"
            unchanged={usualExpiry}
            {...form.register("expiresInHours", optionalNumber)}
          />
          <TextAreaField
            error={errors.note?.message}
            hint="Only those who may invite see it."
            label="Note for your team"
            optional
            {...form.register("note", optional)}
          />
          <CheckboxField
            hint="Without it you get a link to pass on yourself."
            label="Send the e-mail"
            {...form.register("send")}
          />
        </div>
      </details>
    </DialogForm>
  );
}

function buttonText(send: boolean, pending: boolean): string {
  if (pending) return send ? "Sending…" : "Creating…";
  return send ? "Send invitation" : "Create invitation";
}
