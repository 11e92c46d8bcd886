import { Question } from "../parts/question.tsx";
import { SwitchAccount } from "../parts/switch-account.tsx";
import type { SceneProps } from "../scene-props.ts";
import { lateWords } from "../words.ts";

/** For somebody who is signed in with another address than the invited one. */
export function WrongAccount({ visit, keeper }: SceneProps) {
  const { email, signedInAs } = visit.invitation;
  return (
    <Question heading={lateWords.wrongAccount.heading} lead={lateWords.wrongAccount.lead}>
      <dl>
        <dt>{lateWords.wrongAccount.invited}</dt>
        <dd>{email}</dd>
        <dt>{lateWords.wrongAccount.signedIn}</dt>
        <dd>{signedInAs}</dd>
      </dl>
      <SwitchAccount visit={visit} keeper={keeper} />
    </Question>
  );
}
