import type { Refusal } from "./call.ts";
import { isPassing } from "./visit.ts";
import { words } from "./words.ts";

/** The fields of this page's forms, by the names that they have in the form. */
export const fields = [
  "name",
  "password",
  "clientCompany",
  "position",
  "department",
  "phone",
  "zohoAccount",
] as const;
export type Field = (typeof fields)[number];

/** What is wrong with which field, in the visitor's words. */
export type FieldProblems = Partial<Record<Field, string>>;

/** The part of a refusal that belongs beside a field. */
export function fieldProblems(refusal: Refusal | null): FieldProblems {
  if (!refusal) return {};
  if (refusal.reason === "weak_password") return { password: words.password.tooCommon };
  if (refusal.reason === "invalid_credentials") return { password: words.signIn.wrongPassword };
  const problems: FieldProblems = {};
  for (const issue of refusal.issues) {
    const field = fields.find((name) => issue.path === name || issue.path === `profile.${name}`);
    if (field) problems[field] ??= issue.message;
  }
  return problems;
}

/** The part of a refusal that concerns no field; `null` if the fields say it all. */
export function generalProblem(refusal: Refusal | null): string | null {
  if (!refusal || Object.keys(fieldProblems(refusal)).length > 0) return null;
  if (isPassing(refusal))
    return refusal.reason === "unreachable" ? words.trouble.unreachable : words.trouble.unavailable;
  switch (refusal.reason) {
    case "conflict":
    case "not_pending":
      return words.trouble.conflict;
    case "email_mismatch":
      return words.trouble.wrongAccount;
    case "invalid_input":
    case "payload_too_large":
      return words.trouble.notTaken;
    case "unauthenticated":
    case "sign_in_required":
      return words.trouble.signedOut;
    default:
      return words.trouble.unavailable;
  }
}
