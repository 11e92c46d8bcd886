import type { Person } from "@foyer/contract/people";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog, useOpener } from "../../components/ui/dialog.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { OutcomeList } from "../../components/ui/outcome-list.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { plural } from "../../lib/moment.ts";
import { refreshInvitations } from "../invitations/refresh-invitations.ts";
import { useOrganization } from "../session/organization.ts";
import { type ActResult, type PeopleAct, runPeopleAct } from "./people-act.ts";

type Words = {
  readonly ask: (who: string) => string;
  readonly does: (who: string, organization: string, people: readonly Person[]) => ReactNode;
  readonly confirm: string;
  readonly pending: string;
  readonly done: (count: string) => string;
};

const named = 12; // people whom the question calls by name

const words: Record<PeopleAct, Words> = {
  activate: {
    ask: (who) => `Activate ${who}?`,
    does: (who, organization, people) => activationWords(who, organization, people),
    confirm: "Activate",
    pending: "Activating…",
    done: (count) => `${count} activated`,
  },
  deactivate: {
    ask: (who) => `Deactivate ${who}?`,
    does: (who, organization) =>
      `${who} will be out of ${organization} at once, everywhere: open pages, other devices and API keys stop working here. Invitations that are waiting for them are taken back. Nothing that was done or written down is lost, and you can let them in again.`,
    confirm: "Deactivate",
    pending: "Deactivating…",
    done: (count) => `${count} deactivated`,
  },
  resend: {
    ask: (who) => `Send the invitation again to ${who}?`,
    does: () =>
      "They get an e-mail with a fresh link, valid for the full time anew. Links from before keep working.",
    confirm: "Resend",
    pending: "Sending…",
    done: (count) => `Sent again to ${count}`,
  },
};

/**
 * Does the same to one or many people: asks first and says what it means, then tells what became of each. A single
 * person's refusal is told right there.
 */
export function PeopleActDialog({
  act,
  people,
  onDone,
  onClose,
}: {
  readonly act: PeopleAct;
  readonly people: readonly Person[];
  readonly onDone?: (results: readonly ActResult[]) => void;
  readonly onClose: () => void;
}) {
  const { name: organization } = useOrganization();
  const opener = useOpener();
  const only = people.length === 1 ? people[0] : undefined;
  const who = only?.name ?? persons(people.length);
  const safe = useRef<HTMLButtonElement>(null);
  const run = useMutation({
    mutationFn: () => runPeopleAct(act, people),
    onSuccess: async (results) => {
      await refreshInvitations();
      onDone?.(results);
      if (only && results[0]?.problem === null) {
        toast(`${words[act].done(only.name)}. ${afterwards(act, only)}`.trim());
        onClose();
      }
    },
  });
  if (run.data && !only) return <Results act={act} onClose={onClose} opener={opener} results={run.data} />;

  const { ask, does, confirm, pending } = words[act];
  const refusal = run.data?.[0]?.problem;
  return (
    <Dialog
      description={does(only ? who : "They", organization, people)}
      footer={
        <>
          <Button onClick={onClose} ref={safe}>
            Leave as it is
          </Button>
          <Button
            onClick={() => run.mutate()}
            pending={run.isPending}
            variant={act === "deactivate" ? "danger" : "primary"}
          >
            {run.isPending ? pending : confirm}
          </Button>
        </>
      }
      initialFocus={safe}
      key="question"
      onClose={onClose}
      title={ask(who)}
    >
      {refusal ? (
        <Notice live tone="bad">
          {refusal}
        </Notice>
      ) : null}
      {only ? null : (
        <p className="text-sm wrap-anywhere">
          {people
            .slice(0, named)
            .map(({ name }) => name)
            .join(", ")}
          {people.length > named ? ` and ${plural(people.length - named, "other")}` : null}.
        </p>
      )}
    </Dialog>
  );
}

function Results({
  act,
  results,
  opener,
  onClose,
}: {
  readonly act: PeopleAct;
  readonly results: readonly ActResult[];
  readonly opener: Element | null;
  readonly onClose: () => void;
}) {
  const summary = useRef<HTMLParagraphElement>(null);
  const refused = results.filter(({ problem }) => problem !== null);
  const done = results.length - refused.length;
  return (
    <Dialog
      footer={
        <Button onClick={onClose} variant="primary">
          Close
        </Button>
      }
      initialFocus={summary}
      key="results"
      onClose={onClose}
      opener={opener}
      title={words[act].done(refused.length === 0 ? persons(done) : `${done} of ${persons(results.length)}`)}
    >
      <p className="text-sm outline-none" ref={summary} tabIndex={-1}>
        {refused.length === 0
          ? "All of it is done."
          : `For ${persons(refused.length)} it was not done. They stay selected, so that you can try again.`}
      </p>
      <OutcomeList
        label="Results"
        outcomes={results.map(({ person, problem }) => ({
          key: person.userId,
          name: person.name,
          isDone: problem === null,
          words: problem ?? `Done. ${afterwards(act, person)}`.trim(),
        }))}
      />
    </Dialog>
  );
}

function activationWords(who: string, organization: string, people: readonly Person[]): string {
  const waiting = people.filter(({ joinedAt }) => joinedAt === null).length;
  const accepting = `can enter ${organization} once they have accepted an invitation`;
  if (waiting === people.length) return `${who} ${accepting}.`;
  const again = `can enter ${organization} again at once, with the role from before.`;
  if (waiting === 0) return `${who} ${again}`;
  const ofThem = plural(waiting, "has", "have");
  return `Whoever was in before ${again} ${ofThem} never joined, and ${accepting}.`;
}

/** What has to happen yet before it shows, in a sentence; empty if nothing has to. */
function afterwards(act: PeopleAct, { joinedAt, invitation }: Person): string {
  if (act !== "activate" || joinedAt !== null) return "";
  const isOpen = invitation?.status === "pending" || invitation?.status === "expired";
  return isOpen
    ? "They can enter once they have accepted their invitation."
    : "They can enter once they have accepted an invitation: none is open, so invite them again.";
}

function persons(count: number): string {
  return plural(count, "person", "people");
}
