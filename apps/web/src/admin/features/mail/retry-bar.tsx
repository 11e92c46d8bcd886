import type { MailDelivery } from "@foyer/contract/mail";
import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { SelectionBar } from "../../components/ui/selection-bar.tsx";
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

/** Above a list of messages: tries those again that are chosen. */
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
  const chosen = deliveries.filter(({ id }) => selection.has(id));
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
    <>
      <SelectionBar
        selection={selection}
        total={deliveries.length}
        words={{ all: "Select all that can be tried again", acts: "With the selected messages" }}
      >
        <Button onClick={() => retry.mutate()} pending={retry.isPending} size="small">
          <RotateCw aria-hidden="true" />
          {retry.isPending ? "Trying…" : "Try again"}
        </Button>
      </SelectionBar>
      <Suspense>{told ? <RetryResultsDialog onClose={() => setTold(null)} results={told} /> : null}</Suspense>
    </>
  );
}
