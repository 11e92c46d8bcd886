import { type SubmitEvent, useState } from "react";
import { ActButton } from "../parts/button.tsx";
import { FixedEmail } from "../parts/fixed-email.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { Question } from "../parts/question.tsx";
import type { SceneProps } from "../scene-props.ts";
import { useFormProblems } from "../use-form-problems.ts";
import { lateWords } from "../words.ts";

/** For an address that has an account: its password, here, so that the invitation is never left. */
export function SignIn({ visit, keeper }: SceneProps) {
  const { email } = visit.invitation;
  const [password, setPassword] = useState("");
  const { form, problems, check } = useFormProblems(visit.refusal);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (check(password ? {} : { password: lateWords.signIn.missing })) void keeper.signIn(password);
  }

  return (
    <Question heading={lateWords.signIn.heading} lead={lateWords.signIn.lead}>
      <form {...form} onSubmit={submit}>
        <FixedEmail email={email} />
        <PasswordField
          autoComplete="current-password"
          concealed={visit.acting !== null}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
          problem={problems.password}
        />
        <ActButton type="submit" visit={visit} act="sign_in">
          {lateWords.signIn.submit}
        </ActButton>
      </form>
    </Question>
  );
}
