import { beforeEach, expect, test } from "vitest";
import { Refusal } from "./call.ts";
import { generalProblem } from "./problems.ts";
import { language, lateWords, optOutWords, sayMore, speak, words } from "./words.ts";

beforeEach(() => speak("en", "first", "late", "optOut"));

test("another language takes the place of what was spoken, in every part that was fetched [S3.10]", async () => {
  await speak("de");
  expect([language, words.title, lateWords.welcome.signIn, optOutWords.title]).toEqual([
    "de",
    "Ihre Einladung",
    "Anmelden",
    "Keine Einladungen mehr",
  ]);
});

test("somebody who chooses twice gets what they chose last, and so does whoever waits for more words", async () => {
  const first = speak("es");
  const more = sayMore("late");
  await Promise.all([first, more, speak("fr")]);
  expect([language, words.title, lateWords.welcome.signIn]).toEqual([
    "fr",
    "Votre invitation",
    "Se connecter",
  ]);
});

test("nothing is said in English only, but for names and what is the same", async () => {
  const said = async (chosen: "en" | "de" | "es" | "fr") => {
    await speak(chosen);
    return new Map([words, lateWords, optOutWords].flatMap((part, index) => sentences(part, `${index}`)));
  };
  const english = await said("en");
  for (const other of ["de", "es", "fr"] as const) {
    const translated = await said(other);
    expect([...translated.keys()]).toEqual([...english.keys()]);
    const same = [...english]
      .filter(([key, sentence]) => translated.get(key) === sentence)
      .map(([, each]) => each);
    expect(same.filter((sentence) => !["E-mail", "Position", "Code"].includes(sentence))).toEqual([]);
  }
});

test("how long to wait is said in the language", async () => {
  await speak("de");
  expect(generalProblem(new Refusal("rate_limited", [], 61))).toMatch(/^Das waren zu viele Versuche\. /);
});

/** Every sentence in a dictionary, by its way there; those that are made of names, with names in them. */
function sentences(part: object, path: string): [string, string][] {
  return Object.entries(part).flatMap(([key, value]): [string, string][] => {
    const here = `${path}.${key}`;
    if (typeof value === "string") return [[here, value]];
    if (typeof value === "function")
      return path.endsWith(".refused") ? [] : [[here, String(value("Ada", "Babbage", "Curie"))]];
    return sentences(value, here);
  });
}
