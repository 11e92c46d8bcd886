import { type SubmitEvent, useState } from "react";
import { ActButton } from "../parts/button.tsx";
import { Question } from "../parts/question.tsx";
import { TextField } from "../parts/text-field.tsx";
import type { SceneProps } from "../scene-props.ts";
import { useFormProblems } from "../use-form-problems.ts";
import { lateWords, words } from "../words.ts";

/**
 * Who comes: for a seat, or for a place in line where there is none. It is one form, so that whoever is told on the way
 * that the last seat has gone types nothing twice.
 */
export function SeatForm({
  visit,
  keeper,
  stage,
}: SceneProps & { readonly stage: "seat" | "full" | "lapsed" }) {
  const { fullName: invitedAs, email } = visit.invitation;
  const { seat, full, lapsed, form: fields } = lateWords.event;
  const [fullName, setFullName] = useState(invitedAs ?? "");
  const [phone, setPhone] = useState("");
  const { form, problems, check } = useFormProblems(visit.refusal);
  const question = { seat, full: { ...full, lead: full.lead(email) }, lapsed }[stage];

  function submit(submitted: SubmitEvent<HTMLFormElement>) {
    submitted.preventDefault();
    const guest = { fullName: fullName.trim(), ...(phone.trim() && { phone: phone.trim() }) };
    if (!check(guest.fullName ? {} : { fullName: fields.fullNameMissing })) return;
    void (stage === "seat" ? keeper.accept(guest) : keeper.standInLine(guest));
  }

  return (
    <Question heading={question.heading} lead={question.lead}>
      <form {...form} onSubmit={submit}>
        <TextField
          label={fields.fullName}
          name="fullName"
          autoComplete="name"
          maxLength={100}
          required
          value={fullName}
          onChange={({ target }) => setFullName(target.value)}
          problem={problems.fullName}
        />
        <TextField
          label={fields.phone}
          name="phone"
          type="tel"
          autoComplete="tel"
          maxLength={50}
          value={phone}
          onChange={({ target }) => setPhone(target.value)}
          problem={problems.phone}
        />
        <ActButton type="submit" visit={visit} act={stage === "seat" ? "accept" : "stand_in_line"}>
          {stage === "seat" ? words.accept : full.submit}
        </ActButton>
      </form>
    </Question>
  );
}
