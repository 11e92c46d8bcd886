import { useEffect, useRef, useState } from "react";
import { ActButton, Button } from "../parts/button.tsx";
import type { SceneProps } from "../scene-props.ts";
import { words } from "../words.ts";

/** The way to say no: asks once, in place, so that nothing typed above it is lost. */
export function Decline({ visit, keeper }: SceneProps) {
  const [asking, setAsking] = useState<boolean | null>(null);
  const region = useRef<HTMLDivElement>(null);

  // Into the question when it appears, and back to the button that asked it.
  useEffect(() => {
    if (asking !== null) region.current?.querySelector<HTMLElement>("[tabindex], button")?.focus();
  }, [asking]);

  if (!asking) {
    return (
      <div ref={region} className="decline">
        <Button look="quiet" onClick={() => setAsking(true)}>
          {words.decline.ask}
        </Button>
      </div>
    );
  }
  return (
    <div
      ref={region}
      className="decline asking"
      onKeyDown={({ key }) => key === "Escape" && setAsking(false)}
    >
      <h3 tabIndex={-1}>{words.decline.heading}</h3>
      <p>{words.decline.consequence(visit.invitation.invitedBy?.name ?? null)}</p>
      <ActButton look="danger" visit={visit} act="decline" onClick={keeper.decline}>
        {words.decline.confirm}
      </ActButton>
      <Button look="outlined" onClick={() => setAsking(false)}>
        {words.decline.keep}
      </Button>
    </div>
  );
}
