import type { Problem } from "../../lib/problem.ts";
import { clock, useCountdown, waitWords } from "../../lib/wait.ts";
import { Notice } from "./notice.tsx";

/** Why a form came to nothing; where one has to wait, for how long, and when that is over. */
export function ProblemNotice({ problem: { message, wait } }: { readonly problem: Problem }) {
  const left = useCountdown(wait?.until ?? null);
  if (!wait) {
    return (
      <Notice live tone="bad">
        {message}
      </Notice>
    );
  }
  if (left === 0) {
    return (
      <Notice live tone="neutral">
        You can try again now.
      </Notice>
    );
  }
  return (
    <Notice tone="warning">
      <p role="alert">
        {message}
        {/* Read out once, as it was at first: a countdown that is read out drowns everything else. */}
        <span className="sr-only"> You can go on in {waitWords(wait.seconds)}.</span>
      </p>
      <p aria-hidden="true">
        You can go on in <span className="font-medium tabular-nums">{clock(left)}</span>.
      </p>
    </Notice>
  );
}
