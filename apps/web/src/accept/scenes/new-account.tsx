import type { ProfileFields as Profile } from "@foyer/contract/account";
import { passwordFault } from "@foyer/contract/passwords";
import { type SubmitEvent, useState } from "react";
import { passwordStrength } from "../../password-strength.ts";
import { ActButton } from "../parts/button.tsx";
import { FixedEmail } from "../parts/fixed-email.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { ProfileFields } from "../parts/profile-fields.tsx";
import { Question } from "../parts/question.tsx";
import { faultWords, StrengthMeter } from "../parts/strength-meter.tsx";
import { TextField } from "../parts/text-field.tsx";
import { type FieldProblems, profileFieldNames } from "../problems.ts";
import type { SceneProps } from "../scene-props.ts";
import { useFormProblems } from "../use-form-problems.ts";
import { words } from "../words.ts";

/** For an address that has no account yet: what makes one. */
export function NewAccount({ visit, keeper }: SceneProps) {
  const { email, fullName, organization, minimumPasswordLength } = visit.invitation;
  const [name, setName] = useState(fullName ?? "");
  const [password, setPassword] = useState("");
  const { form, problems, check } = useFormProblems(visit.refusal);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const guest = { name: name.trim(), password, profile: profileFrom(new FormData(event.currentTarget)) };
    if (check(wrongWith(guest, minimumPasswordLength))) void keeper.accept(guest);
  }

  return (
    <Question heading={words.newAccount.heading} lead={words.newAccount.lead}>
      <form {...form} onSubmit={submit}>
        <FixedEmail email={email} />
        <TextField
          label={words.newAccount.name}
          name="name"
          autoComplete="name"
          maxLength={100}
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
          problem={problems.name}
        />
        <PasswordField
          autoComplete="new-password"
          concealed={visit.acting !== null}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
          problem={problems.password}
          hint={
            <StrengthMeter
              minimum={minimumPasswordLength}
              strength={passwordStrength(
                password,
                minimumPasswordLength,
                `${name} ${email} ${organization.name}`,
              )}
            />
          }
        />
        <ProfileFields problems={problems} />
        <ActButton type="submit" visit={visit} act="accept">
          {words.accept}
        </ActButton>
      </form>
    </Question>
  );
}

function wrongWith(
  { name, password }: { readonly name: string; readonly password: string },
  minimum: number,
): FieldProblems {
  const problems: FieldProblems = {};
  if (!name) problems.name = words.newAccount.nameMissing;
  const fault = passwordFault(password, minimum);
  if (fault) problems.password = faultWords(fault, minimum);
  return problems;
}

/** Only what was filled in: an empty field says nothing, rather than "nothing". */
function profileFrom(data: FormData): Profile {
  const profile: Profile = {};
  for (const name of profileFieldNames) {
    const value = data.get(name);
    if (typeof value === "string" && value.trim()) profile[name] = value.trim();
  }
  return profile;
}
