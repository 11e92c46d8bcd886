import { useEffect } from "react";
import type { Refusal } from "../call.ts";
import { waitingTime } from "../expiry.ts";
import { locale } from "../language.ts";
import { Notice } from "../parts/notice.tsx";
import { kindOf } from "../visit.ts";
import { optOutWords } from "../words.ts";
import type { OptOutVisit } from "./opt-out-visit.ts";

/** The page of somebody who wants no more invitations, wherever they stand. */
export function OptOutPage({
  visit,
  onConfirm,
  onUndo,
  onRetry,
}: {
  readonly visit: OptOutVisit;
  readonly onConfirm: () => void;
  readonly onUndo: () => void;
  readonly onRetry: () => void;
}) {
  const { unknownLink, unreachable, trouble, ask, done, undone } = optOutWords;
  // Whoever can't see the page hears where they are.
  useEffect(() => document.querySelector("h1")?.focus(), [visit.at]);
  switch (visit.at) {
    case "loading":
      return null;
    case "unknown_link":
      return <Notice headline={unknownLink.headline} says={[unknownLink.what, unknownLink.next]} />;
    case "unreachable": {
      const { retrying, waitSeconds } = visit;
      const says = waitSeconds ? trouble.later(waitingTime(waitSeconds, locale)) : unreachable.what;
      return (
        <Notice headline={unreachable.headline} says={[says]}>
          <ActButton look="primary" busy={retrying} onClick={onRetry} says={unreachable.submit} />
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
      const whatStopped = (stopped: Refusal) => {
        if (stopped.reason === "forbidden") return trouble.handedOn;
        return kindOf(stopped) === "later"
          ? trouble.later(waitingTime(stopped.retryAfterSeconds, locale))
          : trouble.passing;
      };
      return (
        <Notice headline={headline(name)} says={[what(name, optOut.email), kept]}>
          <div role="alert" className="alert">
            {refusal && whatStopped(refusal)}
          </div>
          <ActButton
            look={visit.at === "ask" ? "primary" : "quiet"}
            busy={acting}
            onClick={visit.at === "ask" ? onConfirm : onUndo}
            says={submit}
          />
        </Notice>
      );
    }
  }
}

/** Says when it is at work, and keeps the focus meanwhile. */
function ActButton({
  look,
  busy,
  onClick,
  says,
}: {
  readonly look: "primary" | "quiet";
  readonly busy: boolean;
  readonly onClick: () => void;
  readonly says: string;
}) {
  return (
    <button type="button" className={`button ${look}`} aria-disabled={busy} onClick={onClick}>
      {busy ? optOutWords.busy : says}
    </button>
  );
}
