import type { BulkAction } from "@foyer/contract/invitations";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog, useOpener } from "../../components/ui/dialog.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { OutcomeList } from "../../components/ui/outcome-list.tsx";
import { ProgressBar } from "../../components/ui/progress-bar.tsx";
import { plural } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { type BulkProgress, type BulkScope, countRefusals, plan, type Refusal, runBulk } from "./bulk-act.ts";
import { bulkWords } from "./bulk-words.ts";
import { refreshInvitations } from "./refresh-invitations.ts";

/** Of all that a filter finds it is not always known how many they are. */
function sizeOf(scope: BulkScope): number | null {
  return "ids" in scope ? scope.ids.length : scope.total;
}

/**
 * Does the same with many invitations: asks first and says what it means, shows how far it is and can be stopped, then tells
 * what became of each.
 */
export function BulkDialog({
  action,
  scope,
  addresses,
  onDone,
  onClose,
}: {
  readonly action: BulkAction;
  readonly scope: BulkScope;
  /** The addresses that are known on this page, by the id of the invitation. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Told what was refused, once nothing goes on any more. */
  readonly onDone: (refused: readonly Refusal[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const opener = useOpener();
  const [progress, setProgress] = useState<BulkProgress>(() => plan(action, scope));
  const [phase, setPhase] = useState<"asking" | "running" | "stopping" | "over">("asking");
  const stop = useRef(false);
  const safe = useRef<HTMLButtonElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const words = bulkWords[action];
  const size = sizeOf(scope);

  const run = async () => {
    stop.current = false;
    setPhase("running");
    const end = await runBulk(progress, { shallGoOn: () => !stop.current, onProgress: setProgress });
    setProgress(end);
    setPhase("over");
    summary.current?.focus();
    onDone(end.refused);
    await refreshInvitations();
  };

  if (phase === "asking") {
    return (
      <Dialog
        description={words.does}
        footer={
          <>
            <Button onClick={onClose} ref={safe}>
              {words.keep}
            </Button>
            <Button onClick={() => void run()} variant={action === "cancel" ? "danger" : "primary"}>
              {words.confirm}
            </Button>
          </>
        }
        initialFocus={safe}
        key="question"
        onClose={onClose}
        title={words.ask(size)}
      />
    );
  }
  const over = phase === "over";
  const askToStop = () => {
    stop.current = true;
    setPhase("stopping");
  };
  const looked = progress.done + progress.refused.length;
  return (
    <Dialog
      footer={
        over ? (
          <>
            {progress.left.length > 0 ? <Button onClick={() => void run()}>Go on</Button> : null}
            <Button onClick={onClose} variant="primary">
              Close
            </Button>
          </>
        ) : (
          <Button onClick={askToStop} pending={phase === "stopping"}>
            {phase === "stopping" ? "Stopping…" : "Stop"}
          </Button>
        )
      }
      initialFocus={summary}
      key="progress"
      onClose={over ? onClose : askToStop}
      opener={opener}
      title={over ? words.done(progress.done) : words.running}
    >
      <div className="grid gap-4 outline-none" ref={summary} tabIndex={-1}>
        {over ? (
          <Results addresses={addresses} progress={progress} />
        ) : (
          <ProgressBar done={looked} label={words.running} of={Math.max(size ?? 0, looked)} />
        )}
      </div>
    </Dialog>
  );
}

function Results({
  progress: { done, refused, left, failure },
  addresses,
}: {
  readonly progress: BulkProgress;
  readonly addresses: ReadonlyMap<string, string>;
}) {
  return (
    <>
      {left.length > 0 ? (
        <Notice live tone={failure ? "bad" : "warning"} title={failure ? "It could not go on" : "Stopped"}>
          {failure ? `${failure.message} ` : null}
          What was done so far stays done; the rest is as it was. You can go on from here.
        </Notice>
      ) : null}
      {refused.length === 0 ? (
        <p className="text-sm">{done > 0 ? "All of it is done." : "Nothing was left to do."}</p>
      ) : (
        <>
          <div className="text-sm">
            <p>With {plural(refused.length, "invitation")} it was not done:</p>
            <ul className="mt-1 list-disc pl-5 text-muted">
              {countRefusals(refused).map(({ words, count }) => (
                <li key={words}>
                  {count.toLocaleString("en")} × {words}
                </li>
              ))}
            </ul>
          </div>
          <OutcomeList
            label="Not done"
            outcomes={refused.map(({ invitationId, message }) => ({
              key: invitationId,
              name: addresses.get(invitationId) ?? <Address invitationId={invitationId} />,
              isDone: false,
              words: message,
            }))}
          />
        </>
      )}
    </>
  );
}

/** Whom an invitation was for that is not on the page. */
function Address({ invitationId }: { readonly invitationId: string }) {
  const { data } = useQuery({ ...trpc.invitations.get.queryOptions({ invitationId }), retry: false });
  return data?.email ?? "…";
}
