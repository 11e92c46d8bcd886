import { createPerson } from "@foyer/contract/people";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useWatch } from "react-hook-form";
import { TextField } from "../../components/ui/field.tsx";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { optional, optionalNumber, showIssues, useContractForm } from "../../lib/form.ts";
import { trpc } from "../../lib/trpc.ts";
import { hostOfOrganization } from "../invitations/doors/organization.ts";
import { ExpiryField } from "../invitations/expiry-field.tsx";
import { AddressField, MessageField } from "../invitations/invitee-fields.tsx";
import { refreshInvitations } from "../invitations/refresh-invitations.ts";
import { RoleField } from "../invitations/role-field.tsx";
import { useUsualExpiry } from "../invitations/usual-expiry.ts";
import { useOrganization } from "../session/organization.ts";
import { AddPersonProblem, addressProblem } from "./add-person-problem.tsx";

/** Adds somebody to the list of people: inactive until they accept the invitation that goes out with it. */
export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const organization = useOrganization();
  const usualExpiry = useUsualExpiry(organization.id);
  const form = useContractForm(createPerson, {
    organizationId: organization.id,
    email: "",
    name: "",
    role: "member",
  });
  const [problem, setProblem] = useState<ReactNode>(null);
  const { errors } = form.formState;
  const role = useWatch({ control: form.control, name: "role" });

  const create = useMutation(
    trpc.people.create.mutationOptions({
      onSuccess: async ({ name, email }) => {
        await refreshInvitations();
        toast(`${name} is added; an invitation is on its way to ${email}.`);
        onClose();
      },
      onError: (error, input) => {
        const wrong = addressProblem(error, input.email, organization.name);
        if (wrong) return form.setError("email", { message: wrong }, { shouldFocus: true });
        const rest = showIssues(form, error, ["email", "name", "role", "message", "expiresInHours"]);
        setProblem(<AddPersonProblem email={input.email} error={error} onLeave={onClose} rest={rest} />);
      },
    }),
  );

  const submit = form.handleSubmit((input) => {
    setProblem(null);
    create.mutate(input);
  });

  return (
    <FormDialog
      description="They appear among the people at once, and become active when they accept the invitation that goes out now."
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={create.isPending}
      problem={problem}
      submit={create.isPending ? "Adding…" : "Add and invite"}
      title="Add a person"
    >
      <TextField autoComplete="off" error={errors.name?.message} label="Name" {...form.register("name")} />
      <AddressField error={errors.email?.message} {...form.register("email")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <RoleField
          chosen={role}
          error={errors.role?.message}
          grantable={hostOfOrganization(organization.role).grantable}
          {...form.register("role")}
        />
        <ExpiryField
          error={errors.expiresInHours?.message}
          label="Invitation valid for"
          unchanged={usualExpiry}
          {...form.register("expiresInHours", optionalNumber)}
        />
      </div>
      <MessageField error={errors.message?.message} {...form.register("message", optional)} />
    </FormDialog>
  );
}
