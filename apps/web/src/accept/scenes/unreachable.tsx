import { waitingTime } from "../expiry.ts";
import { locale } from "../language.ts";
import type { OptOutWords } from "../opt-out/words/en.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { words } from "../words.ts";

/** There is no answer to what the page is about: the invitation, unless other words are given. */
export function Unreachable({
  retrying,
  waitSeconds,
  onRetry,
  speaks = words,
}: {
  readonly retrying: boolean;
  readonly waitSeconds: number;
  readonly onRetry: () => void;
  readonly speaks?: Pick<OptOutWords, "unreachable" | "busy"> & {
    readonly trouble: Pick<OptOutWords["trouble"], "later">;
  };
}) {
  const { headline, what, next, submit } = speaks.unreachable;
  return (
    <Notice
      headline={headline}
      says={waitSeconds ? [speaks.trouble.later(waitingTime(waitSeconds, locale))] : [what, next]}
    >
      <Button busy={retrying} meanwhile={speaks.busy} onClick={onRetry}>
        {submit}
      </Button>
    </Notice>
  );
}
