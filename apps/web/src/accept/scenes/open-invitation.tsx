import { Alert } from "../parts/alert.tsx";
import { Letter } from "../parts/letter.tsx";
import type { SceneProps } from "../scene-props.ts";
import type { Stage } from "../visit.ts";
import { words } from "../words.ts";
import { Decline } from "./decline.tsx";
import { lateScenes } from "./late.ts";
import { NewAccount } from "./new-account.tsx";
import { SignedIn } from "./signed-in.tsx";

/** An invitation that waits for an answer: the letter, and beside it the one question that is left. */
export function OpenInvitation({
  stage,
  ...scene
}: SceneProps & {
  readonly stage: Extract<Stage, "new_account" | "signed_in" | "sign_in" | "code" | "wrong_account">;
}) {
  const Question = { ...lateScenes, new_account: NewAccount, signed_in: SignedIn }[stage];
  return (
    <>
      <article className="card open">
        <Letter invitation={scene.visit.invitation} />
        <div className="answer">
          <Question {...scene} />
          <Alert visit={scene.visit} />
          <Decline {...scene} />
        </div>
      </article>
      <p className="aside">{words.letter.unexpected}</p>
    </>
  );
}
