import { beforeEach, describe, expect, test } from "vitest";
import { plural } from "./plural.ts";
import { lateWords, speak, words } from "./words.ts";

const seats = {
  en: { 1: "1 left", 2: "2 left", 1200: "1,200 left" },
  de: { 1: "Noch 1 Platz frei", 2: "Noch 2 Plätze frei", 1200: "Noch 1.200 Plätze frei" },
  es: { 1: "Queda 1 plaza", 2: "Quedan 2 plazas", 12_000: "Quedan 12.000 plazas" },
  fr: { 1: "1 place restante", 2: "2 places restantes" },
} as const;

describe.each(["en", "de", "es", "fr"] as const)("in %s", (language) => {
  beforeEach(() => speak(language, "first", "late"));

  test.each(Object.entries(seats[language]))("%s seats: %s [S3.10]", (count, said) => {
    expect(plural(language, Number(count), lateWords.event.letter.seatsLeft)).toBe(said);
  });

  test("one character to go is one", () => {
    const [one, two] = [1, 2].map((missing) => plural(language, missing, words.password.short));
    expect(one).toMatch(/^\D*1\D+$/);
    expect(two).toMatch(/^\D*2\D+$/);
  });
});

test("nothing is one thing in French alone", () => {
  const forms = { one: "# one", other: "# other" };
  expect(plural("fr", 0, forms)).toBe("0 one");
  expect(plural("de", 0, forms)).toBe("0 other");
});
