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
  return (
    <Notice
      headline={words.unreachable.headline}
      action={
        <Button look="primary" busy={retrying ? words.unreachable.busy : null} onClick={onRetry}>
          {words.unreachable.submit}
        </Button>
      }
    >
      <p>{navigator.onLine ? words.unreachable.online : words.unreachable.offline}</p>
    </Notice>
  );
}
