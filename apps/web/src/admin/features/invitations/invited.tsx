import type { Invitation } from "@foyer/contract/invitations";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Button, buttonClass } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { CopyLinkButton } from "./copy-link-button.tsx";

export type Done = { readonly invitation: Invitation; readonly sent: boolean };

/** What follows an invitation: its link, the next one, or its page. */
export function Invited({
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
