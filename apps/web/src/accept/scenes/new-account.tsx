import type { ProfileFields as Profile } from "@foyer/contract/account";
import { passwordProblem } from "@foyer/contract/passwords";
import { type SubmitEvent, useState } from "react";
import { Button } from "../parts/button.tsx";
import { FixedEmail } from "../parts/fixed-email.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { ProfileFields } from "../parts/profile-fields.tsx";
import { Question } from "../parts/question.tsx";
import { StrengthMeter } from "../parts/strength-meter.tsx";
import { TextField } from "../parts/text-field.tsx";
import { passwordStrength } from "../password-strength.ts";
import { type FieldProblems, profileFieldNames } from "../problems.ts";
import type { SceneProps } from "../scene-props.ts";
import { fieldText, useFormProblems } from "../use-form-problems.ts";
import { words } from "../words.ts";

/** For an address that has no account yet: what makes one. */
export function NewAccount({ visit, keeper }: SceneProps) {
  const { email, fullName, organization } = visit.invitation;
  const { problems, check, ...form } = useFormProblems(visit.refusal);
  const [typed, setTyped] = useState({ name: fullName ?? "", password: "" });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const guest = { name: fieldText(data, "name").trim(), password: fieldText(data, "password") };
    if (check(wrongWith(guest))) void keeper.accept({ ...guest, ...profileFrom(data) });
  }

  return (
    <form {...form} onSubmit={submit}>
      <Question heading={words.newAccount.heading} lead={words.newAccount.lead}>
      <FixedEmail email={email} />
      <TextField
        label={words.newAccount.name}
        name="name"
        autoComplete="name"
        maxLength={100}
        required
        value={typed.name}
        onChange={({ target }) => setTyped({ ...typed, name: target.value })}
        problem={problems.name}
      />
      <PasswordField
        autoComplete="new-password"
        concealed={visit.acting !== null}
        value={typed.password}
        onChange={({ target }) => setTyped({ ...typed, password: target.value })}
        problem={problems.password}
        hint={<StrengthMeter strength={passwordStrength(typed.password, [typed.name, email, organization.name])} />}
      />
      <ProfileFields problems={problems} />
      <Button type="submit" look="primary" busy={visit.acting === "accept" && words.busy.accept}>
        {words.accept}
      </Button>
      </Question>
    </form>
  );
}
