import { useEffect, useId, useRef, useState } from "react";
import type { Doorkeeper } from "../doorkeeper.ts";
import { Button } from "../parts/button.tsx";
import type { InvitationVisit } from "../visit.ts";
import { words } from "../words.ts";

/** The way to say no: asks once, in place, so that nothing typed above it is lost. */
export function Decline({ visit, keeper }: { readonly visit: InvitationVisit; readonly keeper: Doorkeeper }) {
  const [asking, setAsking] = useState(false);
  const question = useRef<HTMLParagraphElement>(null);
  const ask = useRef<HTMLDivElement>(null);
  const headingId = useId();

  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);

  function keep() {
    setAsking(false);
    requestAnimationFrame(() => ask.current?.querySelector("button")?.focus());
  }

  if (!asking) {
    return (
      <div ref={ask} className="mt-3 text-center">
        <Button look="quiet" onClick={() => setAsking(true)}>
          {words.decline.ask}
        </Button>
      </div>
    );
  }
  return (
    <div
      role="group"
      aria-labelledby={headingId}
      className="mt-6 border-t border-hairline pt-6"
      onKeyDown={(event) => event.key === "Escape" && keep()}
    >
      <p ref={question} id={headingId} tabIndex={-1} className="font-medium">
        {words.decline.heading}
      </p>
      <p className="mt-1 text-sm text-muted">
        {words.decline.consequence(visit.invitation.invitedBy?.name ?? null)}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button
          look="danger"
          busy={visit.acting === "decline" ? words.busy.decline : null}
          onClick={() => keeper.decline()}
        >
          {words.decline.confirm}
        </Button>
        <Button look="outlined" onClick={keep}>
          {words.decline.keep}
        </Button>
      </div>
    </div>
  );
}
