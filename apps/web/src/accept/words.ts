import type { Language } from "@foyer/contract/languages";
import { Refusal } from "./call.ts";
import type { LateWords } from "./late-words/en.ts";
import type { OptOutWords } from "./opt-out/words/en.ts";
import type { Words } from "./words/en.ts";

/** What is fetched at once. */
export type Part = keyof Dictionary;

type Dictionary = {
  /** What an invitation begins with. */
  readonly first: () => Promise<{ readonly words: Words }>;
  /** The sentences of the scenes that few visitors meet: they come with them. */
  readonly late: () => Promise<{ readonly words: LateWords }>;
  readonly optOut: () => Promise<{ readonly words: OptOutWords }>;
};

/** A language is not Foyer's before everything here is said in it: each part has the shape of the English one. */
const dictionaries: Readonly<Record<Language, Dictionary>> = {
  en: {
    first: () => import("./words/en.ts"),
    late: () => import("./late-words/en.ts"),
    optOut: () => import("./opt-out/words/en.ts"),
  },
  de: {
    first: () => import("./words/de.ts"),
    late: () => import("./late-words/de.ts"),
    optOut: () => import("./opt-out/words/de.ts"),
  },
  es: {
    first: () => import("./words/es.ts"),
    late: () => import("./late-words/es.ts"),
    optOut: () => import("./opt-out/words/es.ts"),
  },
  fr: {
    first: () => import("./words/fr.ts"),
    late: () => import("./late-words/fr.ts"),
    optOut: () => import("./opt-out/words/fr.ts"),
  },
};

// They change together, when another language is chosen, and everything is shown anew then.
/** Which of them is spoken. */
export let language: Language = "en";
export let words: Words;
export let lateWords: LateWords;
export let optOutWords: OptOutWords;

/** What was chosen last; its words may still be on their way. */
let wanted: Language = language;
const parts = new Set<Part>();

/** Whether Foyer speaks a language. */
export function isSpoken(language: string | undefined): language is Language {
  return Object.hasOwn(dictionaries, language ?? "");
}

/**
 * Fetches the words of a language: parts that are named, and those that were before. Only once all of them are there, they
 * take the place of what was spoken until then. @throws Refusal `unreachable`
 */
export async function speak(chosen: Language, ...more: readonly Part[]): Promise<void> {
  wanted = chosen;
  for (const part of more) parts.add(part);
  const { first, late, optOut } = dictionaries[chosen];
  try {
    const [firstPart, latePart, optOutPart] = await Promise.all([
      parts.has("first") ? first() : null,
      parts.has("late") ? late() : null,
      parts.has("optOut") ? optOut() : null,
    ]);
    // Somebody who can't decide gets what they chose last, and whoever waits for words waits for those.
    if (wanted !== chosen) return await speak(wanted);
    language = chosen;
    if (firstPart) words = firstPart.words;
    if (latePart) lateWords = latePart.words;
    if (optOutPart) optOutWords = optOutPart.words;
  } catch {
    if (wanted === chosen) wanted = language;
    throw new Refusal("unreachable");
  }
}

/** Fetches more words of the language that is spoken, or about to be. @throws Refusal `unreachable` */
export function sayMore(part: Part): Promise<void> {
  return speak(wanted, part);
}
