import { readOnce } from "../read-once.ts";

/** Whether a password is among the first that anybody tries, in any letter case, once or several times in a row. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const known = await commonPasswords();
  const lower = password.toLowerCase();
  const [, repeated] = /^(.+?)\1+$/su.exec(lower) ?? [];
  return known.has(lower) || (repeated !== undefined && known.has(repeated));
}

/** Some fifty thousand, from leaks. Read when the first password is chosen: a process that sees none does without. */
const commonPasswords = readOnce(async (): Promise<ReadonlySet<string>> => {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
});
