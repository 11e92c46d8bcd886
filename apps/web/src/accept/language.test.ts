import { expect, test } from "vitest";
import { bestLanguage, localeOf } from "./language.ts";

test.each([
  [["de-AT", "en"], "de"],
  [["FR"], "fr"],
  [["pt-BR", "es-419", "en"], "es"],
  [[null, "en-GB", "de"], "en"],
  // Chosen on the page before.
  [["fr", "de-DE"], "fr"],
])("whoever wants %j is spoken to in %s [S3.10]", (wanted, language) => {
  expect(bestLanguage(wanted)).toBe(language);
});

test.each([[[]], [["ja", "zh-Hant-TW"]], [["constructor", "__proto__", "", "*"]]])(
  "whoever wants none of Foyer's languages (%j) is spoken to in its own",
  (wanted) => {
    expect(bestLanguage(wanted)).toBe("en");
  },
);

test("dates are written as the visitor's own kind of the language has them", () => {
  expect(localeOf("de", ["en-GB", "de-AT", "de"])).toBe("de-AT");
  expect(localeOf("es", ["en-GB", "de-AT"])).toBe("es");
});

test("a name that no standard knows breaks nothing", () => {
  expect(bestLanguage(["de_DE", "en-US@posix", "fr"])).toBe("fr");
  expect(localeOf("en", ["en-US@posix"])).toBe("en");
});
