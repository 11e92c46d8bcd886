import type { Refusal } from "./call.ts";
import { waitingTime } from "./expiry.ts";
import { locale } from "./language.ts";
import { kindOf } from "./visit.ts";
import { lateWords, words } from "./words.ts";

/** What nobody has to tell about themselves, in the order of the form. */
export const profileFieldNames = ["clientCompany", "position", "department", "phone", "zohoAccount"] as const;

const fieldNames = ["name", "fullName", "password", "code", ...profileFieldNames] as const;

type Field = (typeof fieldNames)[number];

/** What is wrong with which field, in the visitor's words. */
export type FieldProblems = Partial<Record<Field, string>>;

/** The part of a refusal that belongs beside a field. */
export function fieldProblems(refusal: Refusal | null): FieldProblems {
  const problems: FieldProblems = {};
  if (refusal?.reason === "invalid_credentials") problems.password = lateWords.signIn.wrongPassword;
  if (refusal?.reason === "invalid_code") problems.code = lateWords.code.wrong;
  for (const { path, message } of refusal?.issues ?? []) {
    const field = fieldNames.find((name) => path === name || path === `profile.${name}`);
    if (field) problems[field] ??= lateWords.refused[field === "password" ? field : "other"](message);
  }
  return problems;
}

/** The part of a refusal that concerns no field; `null` if the fields say it all. */
export function generalProblem(refusal: Refusal | null): string | null {
  if (!refusal || Object.keys(fieldProblems(refusal)).length > 0) return null;
  if (refusal.reason === "unauthenticated") return lateWords.signIn.ended;
  const kind = kindOf(refusal);
  switch (kind) {
    case "later":
      return words.trouble.later(waitingTime(refusal.retryAfterSeconds, locale));
    case "passing":
      return words.trouble.passing;
    default:
      // Only the server says so, and before it is asked, the words for that are there.
      return lateWords.trouble[kind];
  }
}
