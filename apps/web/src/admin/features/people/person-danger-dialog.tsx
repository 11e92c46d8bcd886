import type { Person } from "@foyer/contract/people";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { client } from "../../lib/trpc.ts";
import { refreshInvitations } from "../invitations/refresh-invitations.ts";
import { useOrganization } from "../session/organization.ts";
import { refreshMe } from "../session/session.ts";
import { dangerWords, type PersonDanger } from "./person-danger.ts";

/** Asks before something is taken from a person, says what, and tells a refusal right there. */
export function PersonDangerDialog({
  act,
  person,
  onClose,
}: {
  readonly act: PersonDanger;
  readonly person: Person;
  readonly onClose: () => void;
}) {
  const { name: organization } = useOrganization();
  const navigate = useNavigate();
  const { organizationId, userId } = person;
  const { ask, loss, confirm, pending, keep, done } = dangerWords(act, person, organization);
  const run = useMutation({
    mutationFn: () => calls[act]({ organizationId, userId }),
    onSuccess: async () => {
      // Away from what is gone first, so that nobody sees it missing.
      if (act === "remove") await navigate({ to: "/o/$organizationId/people", params: { organizationId } });
      if (act === "leave") await refreshMe();
      else await refreshInvitations();
      toast(done);
      // Last: the button that opened this may have gone with what was done, and the focus needs a place.
      onClose();
      if (act === "leave") await navigate({ to: "/" });
    },
  });
  return (
    <ConfirmDialog
      confirm={run.isPending ? pending : confirm}
      keep={keep}
      onClose={onClose}
      onConfirm={() => run.mutate()}
      pending={run.isPending}
      problem={run.isError ? failureOf(run.error).message : null}
      title={ask}
    >
      {loss}
    </ConfirmDialog>
  );
}

const calls = {
  resetMfa: client.people.resetMfa.mutate,
  signOut: client.people.signOutEverywhere.mutate,
  remove: client.people.remove.mutate,
  leave: client.people.remove.mutate,
} satisfies Record<PersonDanger, unknown>;
