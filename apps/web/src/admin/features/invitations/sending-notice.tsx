import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { failureOf } from "../../lib/failure.ts";
import { noticeLostAccess } from "../../lib/trpc.ts";
import { useCountdown } from "../../lib/wait.ts";
import { refreshInvitations } from "./refresh-invitations.ts";
import { type Sending, sendingWords, takeBack } from "./sending.ts";

/**
 * Says that invitations go out in a moment, and takes them back if that is pressed in time, or Control and Z; then says what
 * became of it. The countdown is for the eyes: it would be read out every second.
 */
export function SendingNotice({
  sending,
  onAgain,
  onSettled,
}: {
  readonly sending: Sending;
  /** Opens the dialog once more, with those who were taken back. */
  readonly onAgain: (() => void) | null;
  /** Nothing can be undone any more. `told`: something else is said now, which wants to be read. */
  readonly onSettled: (told: boolean) => void;
}): ReactNode {
  const [state, setState] = useState<"waiting" | "undoing" | "gone">("waiting");
  const [told, setTold] = useState<{ words: string; again: boolean } | null>(null);
  const left = useCountdown(sending.until);
  const settled = useEffectEvent(onSettled);
  const over = state === "waiting" && left === 0;

  useEffect(() => {
    if (over) settled(false);
  }, [over]);

  const undo = async () => {
    if (state !== "waiting" || left === 0) return;
    setState("undoing");
    try {
      const { taken, words } = await takeBack(sending);
      setTold({ words, again: taken === sending.invitationIds.length });
    } catch (error) {
      noticeLostAccess(error);
      setTold({ words: `Nothing could be taken back: ${failureOf(error).message}`, again: false });
    }
    setState("gone");
    onSettled(true);
    await refreshInvitations();
  };
  const byKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    if (event.target instanceof HTMLElement && event.target.matches("input, textarea, select")) return;
    event.preventDefault();
    void undo();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => byKey(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);

  if (told) {
    return (
      <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span>{told.words}</span>
        {told.again && onAgain ? (
          <Button onClick={onAgain} size="small">
            Change and send again
          </Button>
        ) : null}
      </span>
    );
  }
  return (
    <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <span>
        {over ? "On the way." : sendingWords(sending)}
        <span className="sr-only"> To undo it within ten seconds, press Control and Z.</span>
      </span>
      {over ? null : (
        <Button
          aria-keyshortcuts="Control+Z Meta+Z"
          onClick={() => void undo()}
          pending={state === "undoing"}
          size="small"
        >
          {state === "undoing" ? "Taking back…" : "Undo"}
          {state === "undoing" ? null : (
            <span aria-hidden="true" className="min-w-4 text-right text-muted tabular-nums">
              {left}
            </span>
          )}
        </Button>
      )}
    </span>
  );
}
