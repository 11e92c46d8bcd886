import { expiry } from "../expiry.ts";
import { locale } from "../language.ts";
import { ActButton } from "../parts/button.tsx";
import { Question } from "../parts/question.tsx";
import type { SceneProps } from "../scene-props.ts";
import { lateWords } from "../words.ts";

/** For somebody in line for a seat: there is nothing to do but wait. */
export function Waiting({ visit }: SceneProps) {
  const { waitingList, email } = visit.invitation;
  const { heading, lead } = lateWords.event.waiting;
  return (
    <Question heading={heading(waitingList?.position ?? 1)} lead={lead(email)}>
      {null}
    </Question>
  );
}

/** For the first in line, while a seat is held. Who they are was said when they joined it. */
export function Offered({ visit, keeper }: SceneProps) {
  const { waitingList, expiresAt } = visit.invitation;
  const { heading, lead, submit } = lateWords.event.offered;
  const { absolute } = expiry(waitingList?.offeredUntil ?? expiresAt, new Date(), locale);
  return (
    <Question heading={heading} lead={lead(absolute)}>
      <ActButton visit={visit} act="accept" onClick={() => keeper.accept({})}>
        {submit}
      </ActButton>
    </Question>
  );
}
