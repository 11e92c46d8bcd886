import { placeOf } from "../doors.ts";
import { isOver } from "../event/event-stage.ts";
import { Over } from "../event/over.tsx";
import { expiry } from "../expiry.ts";
import { locale } from "../language.ts";
import { Alert } from "../parts/alert.tsx";
import { ActButton } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import type { SceneProps } from "../scene-props.ts";
import { lateWords } from "../words.ts";

/** An invitation that was open for too long; a fresh link can be asked for. The answer never tells what came of it. */
export function Expired({ visit, keeper }: SceneProps) {
  const { invitedBy, email, expiresAt, event } = visit.invitation;
  if (visit.linkRequested) {
    const says = [lateWords.linkRequested.what(email, invitedBy?.name ?? null), lateWords.linkRequested.next];
    return <Notice headline={lateWords.linkRequested.headline} says={says} />;
  }
  // Of an event that is over there is no fresh link to ask for.
  if (event && isOver(event, Math.max(Date.parse(expiresAt), Date.now()))) return <Over event={event} />;
  const { absolute } = expiry(expiresAt, new Date(), locale);
  return (
    <Notice
      headline={lateWords.expired.headline}
      says={[lateWords.expired.what(placeOf(visit.invitation), absolute), lateWords.expired.blame]}
    >
      <Alert visit={visit} />
      <ActButton visit={visit} act="request_link" onClick={keeper.requestLink}>
        {lateWords.expired.submit}
      </ActButton>
    </Notice>
  );
}
