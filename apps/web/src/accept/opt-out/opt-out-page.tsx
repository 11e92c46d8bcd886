import { waitingTime } from "../expiry.ts";
import { locale } from "../language.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { useHeadingFocus } from "../use-heading-focus.ts";
import { optOutWords } from "../words.ts";
import type { OptOutVisit } from "./opt-out-visit.ts";

/** The page of somebody who wants no more invitations, wherever they stand. */
export function OptOutPage({
  visit,
  onAct,
  onRetry,
}: {
  readonly visit: OptOutVisit;
  readonly onAct: () => void;
  readonly onRetry: () => void;
}) {
  const { unknownLink, unreachable, trouble, ask, done, undone, busy } = optOutWords;
  useHeadingFocus(visit.at);
  switch (visit.at) {
    case "loading":
      return null;
    case "unknown_link":
      return <Notice headline={unknownLink.headline} says={[unknownLink.what, unknownLink.next]} />;
    case "unreachable": {
      const { retrying, waitSeconds } = visit;
      return (
        <Notice headline={unreachable.headline} says={[noAnswer(waitSeconds)]}>
          <Button busy={retrying} meanwhile={busy} onClick={onRetry}>
            {unreachable.submit}
          </Button>
        </Notice>
      );
    }
    case "undone": {
      const { organization, email } = visit.optOut;
      return (
        <Notice
          headline={undone.headline(organization.name)}
          says={[undone.what(organization.name, email)]}
        />
      );
    }
    case "ask":
    case "done": {
      const { optOut, refusal, acting } = visit;
      const { name } = optOut.organization;
      const { headline, what, kept, submit } = visit.at === "ask" ? ask : done;
      return (
        <Notice headline={headline(name)} says={[what(name, optOut.email), kept]}>
          <div role="alert" className="alert">
            {refusal &&
              (refusal.reason === "forbidden" ? trouble.handedOn : noAnswer(refusal.retryAfterSeconds))}
          </div>
          <Button
            look={visit.at === "ask" ? "primary" : "quiet"}
            busy={acting}
            meanwhile={busy}
            onClick={onAct}
          >
            {submit}
          </Button>
        </Notice>
      );
    }
  }
}

/** Why nothing came of it, and when it may: at once, or after so many seconds where the server says so. */
function noAnswer(waitSeconds: number): string {
  const { trouble, unreachable } = optOutWords;
  return waitSeconds ? trouble.later(waitingTime(waitSeconds, locale)) : unreachable.what;
}
