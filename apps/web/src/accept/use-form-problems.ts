import { type ComponentProps, useEffect, useRef, useState } from "react";
import type { Refusal } from "./call.ts";
import { type FieldProblems, fieldProblems } from "./problems.ts";

/**
 * What is wrong in a form: what `check` found before sending, and what the server refused. The first wrong field gets
 * the focus; a field that is typed in again is given the benefit of the doubt.
 */
export function useFormProblems(refusal: Refusal | null) {
  const form = useRef<HTMLFormElement>(null);
  const [found, setFound] = useState<FieldProblems>({});
  const [corrected, setCorrected] = useState<readonly string[]>([]);

  useEffect(() => setCorrected([]), [refusal]);
  useEffect(() => {
    const wrong = { ...fieldProblems(refusal), ...found };
    if (Object.keys(wrong).length > 0)
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusal, found]);

  const all = Object.entries({ ...fieldProblems(refusal), ...found });
  const problems: FieldProblems = Object.fromEntries(all.filter(([field]) => !corrected.includes(field)));

  return {
    problems,
    /** Remembers what was found; whether the form may be sent. */
    check(problems: FieldProblems): boolean {
      setFound(problems);
      setCorrected([]);
      return Object.keys(problems).length === 0;
    },
    form: {
      ref: form,
      noValidate: true,
      onInput: ({ target }) => {
        if (target instanceof HTMLInputElement) setCorrected((fields) => [...fields, target.name]);
      },
    } satisfies ComponentProps<"form">,
  };
}
