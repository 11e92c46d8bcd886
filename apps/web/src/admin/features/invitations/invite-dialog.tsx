import { useState } from "react";
import { useOpener } from "../../components/ui/dialog.tsx";
import type { InviteDraft } from "./invite.ts";
import { InviteForm } from "./invite-form.tsx";
import { type Done, Invited } from "./invited.tsx";

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
