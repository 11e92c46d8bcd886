import { useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { OutcomeList } from "../../components/ui/outcome-list.tsx";
import { plural } from "../../lib/moment.ts";
import type { RetryResult } from "./retry-deliveries.ts";

/** What became of each of several messages that were to be tried again. */
export function RetryResultsDialog({
  results,
  onClose,
}: {
  readonly results: readonly RetryResult[];
  readonly onClose: () => void;
}) {
  const summary = useRef<HTMLParagraphElement>(null);
  const refused = results.filter(({ problem }) => problem !== null).length;
  return (
    <Dialog
      footer={
        <Button onClick={onClose} variant="primary">
          Close
        </Button>
      }
      initialFocus={summary}
      onClose={onClose}
      title={`${results.length - refused} of ${plural(results.length, "message")} tried again`}
    >
      <p className="text-sm outline-none" ref={summary} tabIndex={-1}>
        {plural(refused, "message is", "messages are")} not tried again; below it says why.
      </p>
      <OutcomeList
        label="Results"
        outcomes={results.map(({ delivery, problem }) => ({
          key: delivery.id,
          name: delivery.recipient,
          isDone: problem === null,
          words: problem ?? "Tried again.",
        }))}
      />
    </Dialog>
  );
}
