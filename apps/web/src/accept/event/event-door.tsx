import type { Refusal } from "../call.ts";
import { Alert } from "../parts/alert.tsx";
import { generalProblem } from "../problems.ts";
import type { SceneProps } from "../scene-props.ts";
import { Decline } from "../scenes/decline.tsx";
import { Ended } from "../scenes/ended.tsx";
import { lateWords, words } from "../words.ts";
import { Attending } from "./attending.tsx";
import { EventLetter } from "./event-letter.tsx";
import { type EventStage, eventStageOf } from "./event-stage.ts";
import { Offered, Waiting } from "./in-line.tsx";
import { Over } from "./over.tsx";
import { SeatForm } from "./seat-form.tsx";

/** The door to an event. Nobody needs an account for it, so it does not matter here who is signed in. */
export function EventDoor(scene: SceneProps) {
  const { invitation, refusal } = scene.visit;
  const { event } = invitation;
  const stage = eventStageOf(invitation, Date.now());
  if (!event) return null;
  if (stage === "over") return <Over event={event} />;
  if (stage === "shut") return <Ended invitation={invitation} by="inviter_lost_authority" />;
  if (stage === "attending") return <Attending event={event} {...scene} />;
  return (
    <>
      <article className="card open">
        <EventLetter invitation={invitation} />
        <div className="answer">
          {stage === "waiting" ? (
            <Waiting {...scene} />
          ) : stage === "offered" ? (
            <Offered {...scene} />
          ) : (
            <SeatForm stage={stage} {...scene} />
          )}
          <Alert visit={scene.visit} says={problemAt(stage, refusal)} />
          <Decline
            {...scene}
            says={stage === "waiting" || stage === "offered" ? lateWords.event[stage].leave : words.decline}
          />
        </div>
      </article>
      {stage === "seat" && <p className="aside">{words.letter.unexpected}</p>}
    </>
  );
}

/** Why the last act came to nothing. That a seat was held for too long the question itself says. */
function problemAt(stage: EventStage, refusal: Refusal | null): string | null {
  if (stage === "seat" || refusal?.reason !== "event_full") return generalProblem(refusal);
  return stage === "full" ? lateWords.event.justFilled : null;
}
