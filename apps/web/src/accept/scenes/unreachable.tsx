import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { words } from "../words.ts";

/** The invitation could not be fetched. */
export function Unreachable({
  retrying,
  onRetry,
}: {
  readonly retrying: boolean;
  readonly onRetry: () => void;
}) {
  const { headline, what, next, submit } = words.unreachable;
  return (
    <Notice headline={headline} says={[what, next]}>
      <Button busy={retrying} onClick={onRetry}>
        {submit}
      </Button>
    </Notice>
  );
}
