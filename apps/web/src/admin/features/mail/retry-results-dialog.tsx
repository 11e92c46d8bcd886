import { CircleAlert, CircleCheck } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
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
  const refused = results.filter(({ problem }) => problem !== null);
  const done = results.filter(({ problem }) => problem === null);
  return (
    <Dialog
      footer={
        <Button onClick={onClose} variant="primary">
          Close
        </Button>
      }
      initialFocus={summary}
      onClose={onClose}
      title={`${done.length} of ${plural(results.length, "message")} tried again`}
    >
      <p className="text-sm outline-none" ref={summary} tabIndex={-1}>
        {plural(refused.length, "message is", "messages are")} not tried again; below it says why.
      </p>
      <ul aria-label="Results" className="border-t text-sm">
        {[...refused, ...done].map(({ delivery, problem }) => {
          const Icon = problem === null ? CircleCheck : CircleAlert;
          return (
            <li className="flex gap-3 border-b py-2.5 last:border-b-0" key={delivery.id}>
              <Icon
                aria-hidden="true"
                className={`mt-0.5 size-4 shrink-0 ${problem === null ? "text-accent" : "text-danger"}`}
              />
              <div className="min-w-0">
                <p className="font-medium wrap-anywhere">{delivery.recipient}</p>
                <p className="wrap-anywhere text-muted">{problem ?? "Tried again."}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
