import type { Language } from "@foyer/contract/languages";
import { isSpoken, type Part, speak } from "./words.ts";

/** Where a choice is kept. It is no secret, and no cookie: nobody but this page hears of it. */
const key = "language";

/** By which dates and times are written: the visitor's own kind of the language, where they have said which. */
export let locale = "en";

/** The first of the languages that somebody wants, best first, that Foyer speaks; its own if it speaks none of them. */
export function bestLanguage(wanted: readonly (string | null)[]): Language {
  return wanted.map(languageOf).find(isSpoken) ?? "en";
}

/** How somebody who wants these languages writes the dates of one: `de-AT`, say, in German. */
export function localeOf(language: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => languageOf(tag) === language) ?? language;
}

// Some browsers name what no standard knows (`en-US@posix`), and `Intl` would throw.
function languageOf(tag: string | null): string | undefined {
  return /^([a-z]+)(?:-[a-z\d]{1,8})*$/i.exec(tag ?? "")?.[1]?.toLowerCase();
}

/**
 * Speaks the visitor's language from now on: what they chose here before, or what their browser says; and another when they
 * choose one in the page's footer. `show` is called whenever the words are others.
 * @throws Refusal `unreachable`
 */
export async function greet(part: Part, show: () => void): Promise<void> {
  const footer = document.querySelector("footer");

  async function choose(language: Language): Promise<void> {
    await speak(language, part);
    locale = localeOf(language, navigator.languages);
    document.documentElement.lang = language;
    for (const button of footer?.querySelectorAll("button") ?? [])
      button.ariaCurrent = `${button.lang === language}`;
    show();
  }

  footer?.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || !isSpoken(target.lang)) return;
    keep(target.lang);
    // Where it can't be fetched, the page stays as it is.
    choose(target.lang).catch(() => {});
  });
  await choose(bestLanguage([kept(), ...navigator.languages]));
}

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off.
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Then it is for this page alone.
  }
}
