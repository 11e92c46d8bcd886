import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { ActButton } from "../parts/button.tsx";
import { Question } from "../parts/question.tsx";
import { TextField } from "../parts/text-field.tsx";
import type { SceneProps } from "../scene-props.ts";
import { useFormProblems } from "../use-form-problems.ts";
import { lateWords } from "../words.ts";

/** For somebody whose password was right: their second factor, here, so that the invitation is never left. */
export function CodeStep({ visit, keeper }: SceneProps) {
  const [typed, setTyped] = useState("");
  /** Undefined until the visitor has chosen one or the other. */
  const [recovers, setRecovers] = useState<boolean>();
  const field = useRef<HTMLInputElement>(null);
  const { form, problems, check } = useFormProblems(visit.refusal);
  const way = recovers ? lateWords.code.recovery : lateWords.code.app;

  useEffect(() => {
    if (recovers !== undefined) field.current?.focus();
  }, [recovers]);

  function turn() {
    setTyped("");
    check({});
    setRecovers(!recovers);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = typed.replaceAll(/\s/g, "");
    const right = recovers ? code !== "" : /^\d{6}$/.test(code);
    if (check(right ? {} : { code: way.missing }))
      void keeper.enterCode(recovers ? { recoveryCode: code } : { code });
  }

  return (
    <Question heading={lateWords.code.heading} lead={way.lead}>
      <form {...form} onSubmit={submit}>
        <TextField
          key={way.label}
          ref={field}
          label={way.label}
          name="code"
          inputMode={recovers ? "text" : "numeric"}
          autoComplete={recovers ? "off" : "one-time-code"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={64}
          required
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          problem={problems.code}
        />
        <ActButton type="submit" visit={visit} act="enter_code">
          {lateWords.code.submit}
        </ActButton>
      </form>
      <div className="ways">
        <button type="button" onClick={turn}>
          {way.other}
        </button>
        <button type="button" onClick={keeper.switchAccount}>
          {lateWords.code.again}
        </button>
      </div>
    </Question>
  );
}
