import { queryClient, trpc } from "../../lib/trpc.ts";

/** Loads again whatever may show an endpoint or a delivery that has just changed. */
export async function refreshWebhooks(): Promise<void> {
  await Promise.all(
    [trpc.webhooks.pathKey(), trpc.audit.pathKey()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}
