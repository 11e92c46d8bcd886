import { waitingTime } from "../expiry.ts";
import { locale } from "../language.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { words } from "../words.ts";

/** The invitation could not be fetched. */
export function Unreachable({
  retrying,
  waitSeconds,
  onRetry,
}: {
  readonly retrying: boolean;
  readonly waitSeconds: number;
  readonly onRetry: () => void;
}) {
  const { headline, what, next, submit } = words.unreachable;
  return (
    <Notice
      headline={headline}
      says={waitSeconds ? [words.trouble.later(waitingTime(waitSeconds, locale))] : [what, next]}
    >
      <Button busy={retrying} onClick={onRetry}>
        {submit}
      </Button>
    </Notice>
  );
}
