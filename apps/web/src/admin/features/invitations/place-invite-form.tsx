import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useWatch } from "react-hook-form";
import { TextAreaField } from "../../components/ui/field.tsx";
import { DialogForm } from "../../components/ui/form-dialog.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { optional, optionalNumber, showIssues, useContractForm } from "../../lib/form.ts";
import { plural } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { readAddresses } from "./addresses.ts";
import type { Place } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import { ExpiryField } from "./expiry-field.tsx";
import { MessageField } from "./invitee-fields.tsx";
import { LanguageField } from "./language-field.tsx";
import type { PlaceDraft } from "./place-draft.ts";
import { placeInput, placeInvite, type Sent } from "./place-invite.ts";
import { refreshInvitations } from "./refresh-invitations.ts";
import { RoleField } from "./role-field.tsx";
import { SeatFields } from "./seat-fields.tsx";
import { useUsualExpiry } from "./usual-expiry.ts";

/** Invites one or many addresses to a place, through whichever door. Stands in a dialog. */
export function PlaceInviteForm({
  place,
  organizationId,
  draft,
  onClose,
  onSent,
}: {
  readonly place: Place;
  readonly organizationId: string;
  readonly draft: PlaceDraft;
  readonly onClose: () => void;
  readonly onSent: (sent: Sent) => void;
}): ReactNode {
  const { addresses = "", role: wanted, isVip = false, bypassCapacity = false, refused, ...rest } = draft;
  const { terms, endsEarlier } = doors[place.kind];
  const form = useContractForm(placeInvite, {
    ...rest,
    addresses,
    isVip,
    bypassCapacity,
    ...(terms === "role" && { role: place.roles.find((each) => each === wanted) ?? place.roles.at(-1) }),
  });
  const usualExpiry = useUsualExpiry(organizationId);
  const [problem, setProblem] = useState<string | null>(null);
  const { errors } = form.formState;
  const [written, role] = useWatch({ control: form.control, name: ["addresses", "role"] });
  const { invitees } = readAddresses(written ?? "");

  const create = useMutation(
    trpc.invitations.createMany.mutationOptions({
      onSuccess: async (result, { send = true, ...input }) => {
        await refreshInvitations();
        onSent({ input: { ...input, send }, result });
      },
      onError: (error) =>
        setProblem(showIssues(form, error, ["message", "note", "expiresInHours", "language"])),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    create.mutate(placeInput(place, input));
  });

  return (
    <DialogForm
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={create.isPending}
      problem={problem}
      submit={submitWords(invitees.length, create.isPending)}
    >
      {refused ? <Refused reasons={refused} still={new Set(invitees.map(({ email }) => email))} /> : null}
      <TextAreaField
        autoCapitalize="none"
        autoComplete="off"
        error={errors.addresses?.message}
        hint={
          invitees.length > 1
            ? `${invitees.length.toLocaleString("en")} people, each with a link of their own.`
            : "One or many: divided by commas, semicolons or new lines, with or without names."
        }
        label="E-mail addresses"
        placeholder={"Ada Alto <ada@example.com>\nbob@example.com, cara@example.com"}
        spellCheck={false}
        {...form.register("addresses", {
          // What is mended loses its mark at once: were it lost on leaving the field, the button would move from under the press.
          onChange: () => void (errors.addresses && form.trigger("addresses")),
          onBlur: () => void (written?.trim() && form.trigger("addresses")),
        })}
      />
      {terms === "role" && role ? (
        <RoleField
          chosen={role}
          error={errors.role?.message}
          grantable={place.roles}
          label={`Role in ${place.name}`}
          {...form.register("role")}
        />
      ) : null}
      {terms === "seat" ? (
        <SeatFields bypassCapacity={form.register("bypassCapacity")} isVip={form.register("isVip")} />
      ) : null}
      <MessageField error={errors.message?.message} {...form.register("message", optional)} />
      <details>
        <summary className="w-fit cursor-pointer rounded-control py-1 text-sm font-medium text-muted hover:text-ink">
          More options
        </summary>
        <div className="mt-3 grid gap-4">
          <LanguageField error={errors.language?.message} {...form.register("language", optional)} />
          <ExpiryField
            error={errors.expiresInHours?.message}
            hint={endsEarlier}
            label="Valid for"
            unchanged={usualExpiry}
            {...form.register("expiresInHours", optionalNumber)}
          />
          <TextAreaField
            error={errors.note?.message}
            hint="Only those who may invite here see it."
            label="Note for your team"
            optional
            {...form.register("note", optional)}
          />
        </div>
      </details>
    </DialogForm>
  );
}

/** Why addresses that still stand in the field were refused. */
function Refused({
  reasons,
  still,
}: {
  readonly reasons: ReadonlyMap<string, string>;
  readonly still: ReadonlySet<string>;
}) {
  const left = [...reasons].filter(([email]) => still.has(email));
  if (left.length === 0) return null;
  return (
    <Notice title="Not invited so far" tone="warning">
      <ul className="grid gap-1">
        {left.slice(0, named).map(([email, why]) => (
          <li key={email}>
            <span className="font-medium">{email}</span>: {why}
          </li>
        ))}
        {left.length > named ? <li>And {plural(left.length - named, "other")}.</li> : null}
      </ul>
    </Notice>
  );
}

const named = 6; // of those that were refused; the rest is counted

function submitWords(count: number, pending: boolean): string {
  if (pending) return "Sending…";
  return count > 1 ? `Send ${plural(count, "invitation")}` : "Send invitation";
}
