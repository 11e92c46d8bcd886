import type { Invitation } from "@foyer/contract/invitations";
import { type ReactNode, useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { CopyLinkButton } from "./copy-link-button.tsx";

/** What follows an invitation that was made without an e-mail: its link. */
export function InvitationReady({
  invitation,
  opener,
  onAnother,
  onClose,
}: {
  readonly invitation: Invitation;
  readonly opener: Element | null;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const result = useRef<HTMLParagraphElement>(null);
  return (
    <Dialog
      footer={
        <>
          <Button onClick={onAnother}>Invite another</Button>
          <CopyLinkButton invitationId={invitation.id} variant="primary" />
        </>
      }
      initialFocus={result}
      key="ready"
      onClose={onClose}
      opener={opener}
      title="The invitation is ready"
    >
      <p className="text-sm wrap-anywhere outline-none" ref={result} tabIndex={-1}>
        No e-mail was sent to {invitation.email}. Copy the link and pass it on yourself.
      </p>
    </Dialog>
  );
}
