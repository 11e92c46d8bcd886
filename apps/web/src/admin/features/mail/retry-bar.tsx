import type { MailDelivery } from "@foyer/contract/mail";
import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { plural } from "../../lib/moment.ts";
import type { Selection } from "../../lib/selection.ts";
import { useOrganization } from "../session/organization.ts";
import { refreshMail } from "./refresh-mail.ts";
import { type RetryResult, retryDeliveries } from "./retry-deliveries.ts";

const RetryResultsDialog = lazyPart(
  async () => (await import("./retry-results-dialog.tsx")).RetryResultsDialog,
);

/**
 * Above a list of messages: chooses all that can be tried again, and tries them. It has its place whether or not anything
 * is chosen, so that nothing jumps.
 */
export function RetryBar({
  deliveries,
  selection,
}: {
  /** Those that can be chosen. */
  readonly deliveries: readonly MailDelivery[];
  readonly selection: Selection;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  const [told, setTold] = useState<readonly RetryResult[] | null>(null);
  const chosen = deliveries.filter(({ id }) => selection.chosen.includes(id));
  const all = chosen.length > 0 && chosen.length === deliveries.length;
  const some = chosen.length > 0 && !all;
  const retry = useMutation({
    mutationFn: () => retryDeliveries(organizationId, chosen),
    onSuccess: async (results) => {
      selection.drop(results.flatMap(({ delivery, problem }) => (problem === null ? [delivery.id] : [])));
      if (results.every(({ problem }) => problem === null))
        toast(`${plural(results.length, "message is", "messages are")} tried again now.`);
      else setTold(results);
      await refreshMail();
    },
  });
  return (
    <div className="sticky top-13 z-20 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-surface py-1 lg:top-0">
      <label className="flex min-h-8 items-center text-sm pointer-coarse:min-h-11">
        <span className="grid w-10 shrink-0 place-items-center">
          <input
            checked={all}
            className="size-4 accent-accent pointer-coarse:size-6"
            onChange={(event) => selection.chooseAll(event.currentTarget.checked)}
            ref={(box) => {
              if (box) box.indeterminate = some;
            }}
            type="checkbox"
          />
        </span>
        <span className={chosen.length > 0 ? "sr-only" : "text-xs text-muted"}>
          Select all that can be tried again
        </span>
      </label>
      <p className="text-sm empty:hidden" role="status">
        {chosen.length > 0 ? `${chosen.length} selected` : null}
      </p>
      {chosen.length > 0 ? (
        <div aria-label="With the selected messages" className="flex flex-wrap gap-2 sm:ml-auto" role="group">
          <Button onClick={() => retry.mutate()} pending={retry.isPending} size="small">
            <RotateCw aria-hidden="true" />
            {retry.isPending ? "Trying…" : "Try again"}
          </Button>
          <Button onClick={() => selection.chooseAll(false)} size="small" variant="quiet">
            Clear
          </Button>
        </div>
      ) : null}
      <Suspense>{told ? <RetryResultsDialog onClose={() => setTold(null)} results={told} /> : null}</Suspense>
    </div>
  );
}
