import { ActButton } from "../parts/button.tsx";
import { Question } from "../parts/question.tsx";
import type { SceneProps } from "../scene-props.ts";
import { words } from "../words.ts";

/** For somebody who is signed in with the invited address: nothing is left to ask. */
export function SignedIn({ visit, keeper }: SceneProps) {
  return (
    <Question heading={words.signedIn.heading} lead={words.signedIn.lead(visit.invitation.email)}>
      <ActButton visit={visit} act="accept" onClick={() => keeper.accept({})}>
        {words.accept}
      </ActButton>
    </Question>
  );
}
