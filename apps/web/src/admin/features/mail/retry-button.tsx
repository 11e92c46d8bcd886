import type { MailDelivery } from "@foyer/contract/mail";
import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "../../components/ui/button.tsx";
import { toast, toastRefusal } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { refreshMail } from "./refresh-mail.ts";
import { retryRefusal } from "./retry-refusal.ts";

/** Tries a message again at once. Not there where that would be refused. */
export function RetryButton({
  delivery: { id: deliveryId, canRetry, recipient },
  size = "medium",
}: { readonly delivery: MailDelivery } & Pick<ComponentProps<typeof Button>, "size">) {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const retry = useMutation(
    trpc.mail.deliveries.retry.mutationOptions({
      onSuccess: () => toast(`The message to ${recipient} is tried again now.`),
      onError: (error) => toastRefusal(retryRefusal(failureOf(error))),
      onSettled: refreshMail,
    }),
  );
  // Kept while it is pressed: what has the focus does not go away under the finger.
  if (!can("mail.retry") || !(canRetry || retry.isPending)) return null;
  return (
    <Button
      onClick={() => retry.mutate({ organizationId, deliveryId })}
      pending={retry.isPending}
      {...(size && { size })}
    >
      <RotateCw aria-hidden="true" />
      {retry.isPending ? "Trying…" : "Try again now"}
    </Button>
  );
}
