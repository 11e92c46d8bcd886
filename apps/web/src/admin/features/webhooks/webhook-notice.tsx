import type { Webhook } from "@foyer/contract/webhooks";
import type { ReactNode } from "react";
import { Moment } from "../../components/ui/moment.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { stateOf } from "./webhook-state.tsx";

/** What keeps an endpoint from being told, and what to do. */
export function WebhookNotice({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const { failingSince } = webhook;
  switch (stateOf(webhook)) {
    case "on":
      return null;
    case "failing":
      return (
        <Notice title="What was sent last did not arrive." tone="warning">
          {failingSince ? (
            <>
              The first attempt failed <Moment at={failingSince} past />, and all since then.{" "}
            </>
          ) : null}
          Foyer tries again by itself, for three days. Below you see what the endpoint has answered.
        </Notice>
      );
    case "by_hand":
      return (
        <Notice title="Somebody switched it off." tone="neutral">
          It is told nothing of what happens meanwhile, and won't be later. What was on its way before goes on
          once you switch it on again.
        </Notice>
      );
    case "gone":
      return (
        <Notice title="It answered that it is gone (410), so Foyer sends nothing more." tone="bad">
          Mend your program or change the address, then switch it on again.
        </Notice>
      );
    case "given_up":
      return (
        <Notice title="Nothing reached it for three days, so Foyer sends nothing more." tone="bad">
          See below what went wrong. Once it answers again, switch it on.
        </Notice>
      );
  }
}
