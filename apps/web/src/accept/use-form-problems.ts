import { type InputEvent, useEffect, useRef, useState } from "react";
import type { Refusal } from "./call.ts";
import { type FieldProblems, fieldProblems } from "./problems.ts";

/**
 * What is wrong in a form: what `check` found before sending, or what the server refused. The first wrong field gets
 * the focus; a field that is typed in again gets the benefit of the doubt.
 */
export function useFormProblems(refusal: Refusal | null) {
  const ref = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [blamed, setBlamed] = useState(problems);

  useEffect(() => blame(fieldProblems(refusal)), [refusal]);
  useEffect(() => ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), [blamed]);

  function blame(found: FieldProblems): void {
    setProblems(found);
    setBlamed(found);
  }

  return {
    problems,
    /** Shows what was found; whether the form may be sent. */
    check(found: FieldProblems): boolean {
      blame(found);
      return Object.keys(found).length === 0;
    },
    form: {
      ref,
      noValidate: true,
      onInput: ({ target }: InputEvent<HTMLFormElement>) => {
        if (target instanceof HTMLInputElement) setProblems({ ...problems, [target.name]: undefined });
      },
    },
  };
}
