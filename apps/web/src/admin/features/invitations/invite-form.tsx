import type { CreatedInvitations } from "@foyer/contract/invitations";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, Suspense, useRef, useState } from "react";
import { useWatch } from "react-hook-form";
import { CheckboxField, TextAreaField } from "../../components/ui/field.tsx";
import { DialogForm } from "../../components/ui/form-dialog.tsx";
import { optional, optionalNumber, showIssues, useContractForm } from "../../lib/form.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { plural } from "../../lib/moment.ts";
import { oneOf } from "../../lib/search-params.ts";
import { invitationRoles } from "../../lib/space-roles.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { inviteesIn, whatStops, writeAddress } from "./addresses.ts";
import type { Place, Terms } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import { ExpiryField } from "./expiry-field.tsx";
import type { InviteDraft } from "./invite.ts";
import { type InviteFields, inviteFields, inviteInput, refusalWords } from "./invite-input.ts";
import { MessageField } from "./invitee-fields.tsx";
import { InviteesField, judgeWritten, type Written } from "./invitees-field.tsx";
import { LanguageField } from "./language-field.tsx";
import { RedirectField } from "./redirect-field.tsx";
import { refreshInvitations } from "./refresh-invitations.ts";
import { Rejected } from "./rejected.tsx";
import { RoleField } from "./role-field.tsx";
import { SeatFields } from "./seat-fields.tsx";
import { useUsualExpiry } from "./usual-expiry.ts";

const InvitePreview = lazyPart(async () => (await import("./invite-preview.tsx")).InvitePreview);

/** What was asked for, and what became of it. */
export type Asked = {
  readonly fields: InviteFields & Terms;
  readonly result: CreatedInvitations;
  readonly startedAt: number;
};

/** Invites one or many, through whichever door. Stands in a dialog; what was refused stays in it to be mended. */
export function InviteForm({
  place,
  draft,
  above,
  onClose,
  onAsked,
}: {
  readonly place: Place;
  readonly draft: InviteDraft;
  /** What is said of those who were invited by it already. */
  readonly above: ReactNode;
  readonly onClose: () => void;
  readonly onAsked: (asked: Asked) => void;
}): ReactNode {
  const { id: organizationId, role: mine } = useOrganization();
  const { can } = usePermissions();
  const { terms, endsEarlier, managersHost } = doors[place.kind];
  const {
    isVip = false,
    bypassCapacity = false,
    message,
    note,
    expiresInHours,
    language,
    redirectTo,
  } = draft;
  const form = useContractForm(inviteFields, {
    isVip,
    bypassCapacity,
    message,
    note,
    expiresInHours,
    language,
    redirectTo,
    send: true,
  });
  const [written, setWritten] = useState<Written>(() => ({
    pieces: (draft.invitees ?? []).map((invitee) => ({ text: writeAddress(invitee), invitee })),
    typed: "",
  }));
  const [refused, setRefused] = useState<CreatedInvitations["rejected"]>([]);
  const [wantedRole, setWantedRole] = useState(draft.role);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [previewing, setPreviewing] = useState(false);
  const addresses = useRef<HTMLInputElement>(null);
  const usualExpiry = useUsualExpiry(organizationId);
  const { errors } = form.formState;
  const [send, words, spoken, goesOnTo] = useWatch({
    control: form.control,
    name: ["send", "message", "language", "redirectTo"],
  });

  const role =
    terms === "role" ? (place.roles.find((each) => each === wantedRole) ?? place.roles.at(-1)) : undefined;
  const reasons = new Map(refused.map((each) => [each.email, refusalWords(place, each)]));
  const judged = judgeWritten(written, reasons);
  const invitees = inviteesIn(judged);
  // A link can be passed on to one; many get theirs by mail.
  const mayLeaveOut = invitees.length === 1 && managersHost(mine).may("invitation.copyLink");
  const sends = send || !mayLeaveOut;

  const create = useMutation(
    trpc.invitations.createMany.mutationOptions({
      onError: (error) =>
        setProblem(showIssues(form, error, ["message", "note", "expiresInHours", "language", "redirectTo"])),
    }),
  );
  const ask = async (input: InviteFields) => {
    setProblem(null);
    const fields = { ...input, send: sends, role };
    const startedAt = Date.now();
    const result = await create.mutateAsync(inviteInput(place, invitees, fields)).catch(() => null);
    if (!result) return;
    const left = new Set(result.rejected.map(({ email }) => email));
    setRefused(result.rejected);
    setIsAsking(false);
    setWritten({
      pieces: invitees
        .filter(({ email }) => left.has(email))
        .map((invitee) => ({ text: writeAddress(invitee), invitee })),
      typed: "",
    });
    if (left.size > 0) addresses.current?.focus();
    onAsked({ fields, result, startedAt });
    await refreshInvitations();
  };

  return (
    <DialogForm
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsking(true);
        if (whatStops(judged) === null) void form.handleSubmit(ask)(event);
        else addresses.current?.focus();
      }}
      pending={create.isPending}
      problem={problem}
      submit={submitWords(invitees.length, sends, create.isPending)}
    >
      {above}
      {refused.length > 0 ? (
        <Rejected
          onLeave={onClose}
          place={place}
          rejected={refused.filter(({ email }) => invitees.some((each) => each.email === email))}
        />
      ) : null}
      <InviteesField
        error={(isAsking && whatStops(judged)) || undefined}
        input={addresses}
        onChange={setWritten}
        refused={reasons}
        written={written}
      />
      {role ? (
        <RoleField
          chosen={role}
          grantable={place.roles}
          label={place.kind === "organization" ? "Role" : `Role in ${place.name}`}
          onChange={({ currentTarget }) => setWantedRole(oneOf(currentTarget.value, invitationRoles))}
          value={role}
        />
      ) : null}
      {terms === "seat" ? (
        <SeatFields bypassCapacity={form.register("bypassCapacity")} isVip={form.register("isVip")} />
      ) : null}
      <MessageField error={errors.message?.message} {...form.register("message", optional)} />
      <details>
        <summary className={summaryClass}>More options</summary>
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
          <RedirectField
            error={errors.redirectTo?.message}
            onChange={(next) =>
              form.setValue("redirectTo", next, { shouldValidate: form.formState.isSubmitted })
            }
            value={goesOnTo}
          />
          {mayLeaveOut ? (
            <CheckboxField
              hint="Without it you get a link to pass on yourself."
              label="Send the e-mail"
              {...form.register("send")}
            />
          ) : null}
        </div>
      </details>
      {can("mail.view") ? (
        <details onToggle={({ currentTarget }) => setPreviewing(currentTarget.open)}>
          <summary className={summaryClass}>Preview of the e-mail</summary>
          <Suspense>
            {previewing ? (
              <InvitePreview
                invitee={invitees[0]?.fullName}
                language={spoken || undefined}
                message={words}
                place={place}
                role={role}
              />
            ) : null}
          </Suspense>
        </details>
      ) : null}
    </DialogForm>
  );
}

const summaryClass =
  "w-fit cursor-pointer rounded-control py-1 text-sm font-medium text-muted hover:text-ink";

function submitWords(count: number, sends: boolean, pending: boolean): string {
  if (pending) return sends ? "Sending…" : "Creating…";
  if (!sends) return "Create invitation";
  return count > 1 ? `Send ${plural(count, "invitation")}` : "Send invitation";
}
