import fc from "fast-check";
import { expect, test } from "vitest";
import { brandColors, contrast } from "./brand-colors.ts";
import { compileEmails } from "./emails.ts";
import { day, night } from "./look.ts";

test("whatever colour an organization chooses, all words can be read on it and beside it (WCAG 2.2 §1.4.3)", () => {
  const colors = fc
    .integer({ min: 0, max: 0xffffff })
    .map((color) => `#${color.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(colors, (color) => {
      const { fill, onFill, ink, nightInk, onNightInk } = brandColors(color);
      expect(fill).toBe(color);
      expect(contrast(onFill, fill)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, day.paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(nightInk, night.paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onNightInk, nightInk)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 500 },
  );
});

test("what is no colour is Foyer's own", () => {
  const foyers = brandColors(null);
  for (const color of ["red", "#fff", "#12345g", "#123456;}", "url(x)"])
    expect(brandColors(color)).toEqual(foyers);
  expect(contrast(foyers.onFill, foyers.fill)).toBeGreaterThan(4.5);
  expect(contrast(foyers.onNightInk, foyers.nightInk)).toBeGreaterThan(4.5);
});

test("a logo stands for the name, which is there when images are blocked, and is the one thing that is loaded", async () => {
  const emails = await compileEmails();
  const values = { organizationName: 'Acme & "Co"', recipientName: null, at: new Date(0) };
  const logoUrl = "https://foyer.example/logos/abc";
  const { html, text } = emails.test(values, { language: "en", brand: { color: "#aa3300", logoUrl } });
  expect(html).toContain('alt="Acme &amp; &quot;Co&quot;"');
  expect(html.match(/\bsrc="[^"]*"/g)).toEqual([`src="${logoUrl}"`]);
  expect(html).not.toMatch(/<(?:link|script|iframe)\b|url\(/);
  expect(text).not.toContain(logoUrl);
  expect(() =>
    emails.test(values, { language: "en", brand: { color: null, logoUrl: "javascript:x" } }),
  ).toThrow(TypeError);
});
