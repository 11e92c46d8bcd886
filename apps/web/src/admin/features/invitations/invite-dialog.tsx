import { createInvitation, type Invitation } from "@foyer/contract/invitations";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useWatch } from "react-hook-form";
import { Button, buttonClass } from "../../components/ui/button.tsx";
import { Dialog, useOpener } from "../../components/ui/dialog.tsx";
import { CheckboxField, TextAreaField, TextField } from "../../components/ui/field.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { failureOf } from "../../lib/failure.ts";
import { optional, optionalNumber, showIssues, useContractForm } from "../../lib/form.ts";
import { duration } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { CopyLinkButton } from "./copy-link-button.tsx";
import { ExpiryField } from "./expiry-field.tsx";
import type { InviteDraft } from "./invite.ts";
import { refreshInvitations } from "./refresh-invitations.ts";
import { RoleField } from "./role-field.tsx";

type Done = { readonly invitation: Invitation; readonly sent: boolean };

/** Invites somebody to the organization; afterwards offers the link, and the next one. */
export function InviteDialog({
  draft,
  onClose,
}: {
  readonly draft: InviteDraft;
  readonly onClose: () => void;
}) {
  const opener = useOpener();
  const [done, setDone] = useState<Done | null>(null);
  const [round, setRound] = useState({ number: 0, draft });
  if (done) {
    const another = () => {
      setDone(null);
      setRound({ number: round.number + 1, draft: { role: done.invitation.role } });
    };
    return <Invited done={done} onAnother={another} onClose={onClose} opener={opener} />;
  }
  return (
    <InviteForm draft={round.draft} key={round.number} onClose={onClose} onDone={setDone} opener={opener} />
  );
}

function InviteForm({
  draft,
  opener,
  onClose,
  onDone,
}: {
  readonly draft: InviteDraft;
  readonly opener: Element | null;
  readonly onClose: () => void;
  readonly onDone: (done: Done) => void;
}) {
  const organization = useOrganization();
  const settings = useQuery(trpc.organizations.get.queryOptions({ organizationId: organization.id }));
  const form = useContractForm(createInvitation, {
    target: { kind: "organization", organizationId: organization.id, role: draft.role ?? "member" },
    email: draft.email ?? "",
    ...(draft.fullName && { fullName: draft.fullName }),
    send: true,
  });
  const [problem, setProblem] = useState<ReactNode>(null);
  const formId = useId();
  const { errors } = form.formState;
  const [role, send] = useWatch({ control: form.control, name: ["target.role", "send"] });

  const create = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: async (invitation, input) => {
        await refreshInvitations();
        onDone({ invitation, sent: input.send ?? true });
      },
      onError: (error, input) => setProblem(objection(error, input.email)),
    }),
  );

  const objection = (error: unknown, email: string): ReactNode => {
    const failure = failureOf(error);
    if (failure.reason === "already_member") {
      form.setError(
        "email",
        { message: `${email} is already a member of ${organization.name}.` },
        { shouldFocus: true },
      );
      return null;
    }
    if (failure.reason === "already_invited" && failure.invitationId) {
      return (
        <Notice
          action={
            <Link
              className={buttonClass({ size: "small" })}
              onClick={onClose}
              params={{ organizationId: organization.id, invitationId: failure.invitationId }}
              to="/o/$organizationId/invitations/$invitationId"
            >
              Open that invitation
            </Link>
          }
          live
          tone="warning"
        >
          An invitation to {email} is already waiting for an answer. There you can send it again or copy its
          link.
        </Notice>
      );
    }
    const rest = showIssues(form, error, ["email", "fullName", "message", "note", "expiresInHours"]);
    return (
      rest && (
        <Notice live tone="bad">
          {rest}
        </Notice>
      )
    );
  };

  const submit = form.handleSubmit((input) => {
    setProblem(null);
    create.mutate(input);
  });
  const usual = settings.data
    ? `${duration(settings.data.defaultExpiryHours)} (default)`
    : "The organization's default";

  return (
    <Dialog
      description={`They get an e-mail with a link to join ${organization.name}.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button form={formId} pending={create.isPending} type="submit" variant="primary">
            {buttonText(send ?? true, create.isPending)}
          </Button>
        </>
      }
      onClose={onClose}
      opener={opener}
      title="Invite somebody"
    >
      <form className="grid gap-4" id={formId} noValidate onSubmit={(event) => void submit(event)}>
        {problem}
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          error={errors.email?.message}
          inputMode="email"
          label="E-mail address"
          spellCheck={false}
          type="email"
          {...form.register("email")}
        />
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
            granter={organization.role}
            {...form.register("target.role")}
          />
        </div>
        <TextAreaField
          error={errors.message?.message}
          hint="They read it in the e-mail and on the invitation."
          label="Message"
          optional
          {...form.register("message", optional)}
        />
        <details className="group">
          <summary className="w-fit cursor-pointer rounded-control py-1 text-sm font-medium text-muted hover:text-ink">
            More options
          </summary>
          <div className="mt-3 grid gap-4">
            <ExpiryField
              error={errors.expiresInHours?.message}
              label="Valid for"
              unchanged={usual}
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
      </form>
    </Dialog>
  );
}

function buttonText(send: boolean, pending: boolean): string {
  if (pending) return send ? "Sending…" : "Creating…";
  return send ? "Send invitation" : "Create invitation";
}

function Invited({
  done: { invitation, sent },
  opener,
  onAnother,
  onClose,
}: {
  readonly done: Done;
  readonly opener: Element | null;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}) {
  const result = useRef<HTMLParagraphElement>(null);
  useEffect(() => result.current?.focus(), []);
  return (
    <Dialog
      footer={
        <>
          <Link
            className={buttonClass({ variant: "quiet" })}
            onClick={onClose}
            params={{ organizationId: invitation.organizationId, invitationId: invitation.id }}
            to="/o/$organizationId/invitations/$invitationId"
          >
            Open invitation
          </Link>
          <CopyLinkButton invitationId={invitation.id} variant={sent ? "secondary" : "primary"} />
          <Button onClick={onAnother} variant={sent ? "primary" : "secondary"}>
            Invite another
          </Button>
        </>
      }
      initialFocus={result}
      onClose={onClose}
      opener={opener}
      title={sent ? "The invitation is on its way" : "The invitation is ready"}
    >
      <p className="text-sm wrap-anywhere outline-none" ref={result} tabIndex={-1}>
        {sent
          ? `${invitation.email} gets an e-mail with a link. You can also pass a link on yourself.`
          : `No e-mail was sent to ${invitation.email}. Copy the link and pass it on yourself.`}
      </p>
    </Dialog>
  );
}
