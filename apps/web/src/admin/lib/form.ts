import { zodResolver } from "@hookform/resolvers/zod";
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { failureOf } from "./failure.ts";

/** A form whose input is what a procedure takes: checked by the contract's own schema before it is sent. */
export function useContractForm<Input extends FieldValues, Output>(
  schema: z.ZodType<Output, Input>,
  defaultValues: DefaultValues<Input>,
): UseFormReturn<Input, unknown, Output> {
  return useForm<Input, unknown, Output>({ resolver: zodResolver(schema), defaultValues });
}

/**
 * Writes the server's objections beside the fields they are about. Answers what is left to say, or `null` if the fields
 * say it all.
 */
export function showIssues<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  error: unknown,
  fields: readonly Path<Input>[],
): string | null {
  const failure = failureOf(error);
  const placed = failure.issues.flatMap(({ path, message }) => {
    const field = fields.find((each) => each === path);
    return field ? [{ field, message }] : [];
  });
  for (const { field, message } of placed)
    form.setError(field, { message }, { shouldFocus: field === placed[0]?.field });
  return placed.length === 0 || placed.length < failure.issues.length ? failure.message : null;
}

/** For `register`: an empty field is a field that was left out. */
export const optional = { setValueAs: (value: unknown) => (value === "" ? undefined : value) };

/** For `register`: an empty field takes away what was there. */
export const clearable = { setValueAs: (value: unknown) => (value === "" ? null : value) };

/** For `register`: a number out of a list, or left out. */
export const optionalNumber = {
  setValueAs: (value: unknown) => (value === "" || value === undefined ? undefined : Number(value)),
};
