import { type PersonDetails, updatePerson } from "@foyer/contract/people";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { TextField } from "../../components/ui/field.tsx";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { clearable, showIssues, useContractForm } from "../../lib/form.ts";
import type { OrganizationRole } from "../../lib/permissions.ts";
import { grantableRoles } from "../../lib/roles.ts";
import { trpc } from "../../lib/trpc.ts";
import { refreshInvitations } from "../invitations/refresh-invitations.ts";
import { RoleField } from "../invitations/role-field.tsx";
import { useOrganization } from "../session/organization.ts";
import { refreshMe, useUser } from "../session/session.ts";
import { profileDetails } from "./profile-details.ts";

const fields = ["role", "name", ...profileDetails.map(({ name }) => name)] as const;

/**
 * Changes somebody's role, and their name and profile where these are the organization's to change: not before they have
 * joined, and not while they belong to another organization too, which only the server knows.
 */
export function EditPersonDialog({
  person,
  onClose,
}: {
  readonly person: PersonDetails;
  readonly onClose: () => void;
}) {
  const organization = useOrganization();
  const self = useUser().id === person.userId;
  const { organizationId, userId, role, name, profile, joinedAt, invitation } = person;
  const form = useContractForm(updatePerson, { organizationId, userId, role, name, ...profile });
  // Guests come by a space: nobody becomes one before they have joined.
  const grantable = grantableRoles(organization.role).filter((each) => each !== "guest" || joinedAt !== null);
  const [problem, setProblem] = useState<string | null>(null);
  const [theirs, setTheirs] = useState(false);
  const { errors, dirtyFields } = form.formState;
  const chosen = useWatch({ control: form.control, name: "role" });
  // One's own name and profile are changed in one's account, and of those who never joined the invitation has the name.
  const named = !self && !theirs && (joinedAt !== null || invitation?.status === "pending");
  const detailed = !self && !theirs && joinedAt !== null;

  const update = useMutation(
    trpc.people.update.mutationOptions({
      onSuccess: async () => {
        await Promise.all([refreshInvitations(), self ? refreshMe() : null]);
        toast(`${name} is changed.`);
        onClose();
      },
      onError: (error, { organizationId: _, userId: __, role: ___, ...account }) => {
        const { reason, message } = failureOf(error);
        if (reason !== "forbidden" || Object.keys(account).length === 0)
          return setProblem(showIssues(form, error, fields));
        // Nothing of it was changed. What may not be changed goes, so that the role still can be.
        setTheirs(true);
        setProblem(message);
        form.resetField("name");
        for (const { name: field } of profileDetails) form.resetField(field);
      },
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    // What was not touched is not sent: it may be somebody else's to change.
    const touched = fields.filter((field) => dirtyFields[field]);
    if (touched.length === 0) return onClose();
    update.mutate({
      organizationId,
      userId,
      ...Object.fromEntries(touched.map((field) => [field, input[field]])),
    });
  });

  return (
    <FormDialog
      cancel="Keep as it was"
      description={self ? "Your name and profile are changed in your account." : null}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={update.isPending}
      problem={problem}
      submit={update.isPending ? "Saving…" : "Save changes"}
      title={self ? "Change your role" : `Edit ${name}`}
    >
      <div className={named ? "grid gap-4 sm:grid-cols-2" : "grid gap-4"}>
        {named ? (
          <TextField
            autoComplete="off"
            error={errors.name?.message}
            label="Name"
            {...form.register("name")}
          />
        ) : null}
        <RoleField
          chosen={chosen ?? role}
          error={errors.role?.message}
          grantable={grantable}
          {...form.register("role")}
        />
      </div>
      {chosen && chosen !== role ? <RoleChange from={role} to={chosen} /> : null}
      {detailed ? (
        <div className="grid gap-4 sm:grid-cols-2">
          {profileDetails.map(({ name: field, label }) => (
            <TextField
              autoComplete="off"
              error={errors[field]?.message}
              key={field}
              label={label}
              optional
              {...form.register(field, clearable)}
            />
          ))}
        </div>
      ) : null}
    </FormDialog>
  );
}

/** What becoming a guest, or being one no more, means beyond the new role's own line. */
function RoleChange({ from, to }: { readonly from: OrganizationRole; readonly to: OrganizationRole }) {
  if (to !== "guest" && from !== "guest") return null;
  return (
    <Notice live tone={to === "guest" ? "warning" : "neutral"}>
      {to === "guest"
        ? "They keep their places in spaces and see nothing else from now on. Events that they organize are left to the owners and admins."
        : "They belong to the organization from now on, and its rules for members are theirs too. Their places in spaces stay as they are."}
    </Notice>
  );
}
