import { failureOf } from "../../lib/failure.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** Something could not be loaded: says what happened and offers the way on. */
export function FailedState({
  what,
  error,
  onRetry,
}: {
  readonly what: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}) {
  return (
    <Notice
      action={
        <Button onClick={onRetry} size="small">
          Try again
        </Button>
      }
      live
      title={`${what} could not be loaded.`}
      tone="bad"
    >
      {failureOf(error).message}
    </Notice>
  );
}
