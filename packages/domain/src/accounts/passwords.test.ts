import { describe, expect, test } from "vitest";
import { hashPassword, minimumLengthFor, type PasswordContext, passwordMatches } from "./passwords.ts";

const context: PasswordContext = {
  name: "Zoë Lovelace",
  email: "countess.ada@analytical-engines.example.com",
  organizations: ["Acme Robotics & Söhne", "The Lighthouse"],
};

/** What a new password is told; `null` if it will do. */
async function problemOf(password: string, minimum = 15): Promise<string | null> {
  return hashPassword(password, { minimum, context }).then(
    () => null,
    (failure: unknown) => {
      expect(failure).toMatchObject({ reason: "weak_password" });
      return failure instanceof Error ? failure.message : null;
    },
  );
}

test("a long one will do, whatever it is made of, and is found again", async () => {
  const { passwordHash: hash } = await hashPassword("violet lighthouse orbit", { minimum: 15, context });
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await passwordMatches(hash, "violet lighthouse orbit")).toBe(true);
  expect(await passwordMatches(hash, "Violet lighthouse orbit")).toBe(false);
  expect(await problemOf("nothing but letters in it")).toBeNull();
});

test("a refusal points at the field, in a sentence that helps", async () => {
  for (const path of ["password", "newPassword"] as const) {
    const message = "Use at least 15 characters. A few words in a row are easy to remember.";
    await expect(hashPassword("too short", { minimum: 15, context, path })).rejects.toMatchObject({
      reason: "weak_password",
      message,
      details: { issues: [{ path, message }] },
    });
  }
});

describe("common passwords", () => {
  test.each([
    "123456789qwerty",
    "PASSWORDPASSWORD",
    "1qazxsw23edcvfr4",
    "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ", // full width
    "QwertyQwertyQwerty",
    "letmeinletmeinletmein",
  ])("%s is refused, in any letter case", async (password) => {
    expect(await problemOf(password)).toContain("tried first");
  });

  test.each(["password1", "Football", "sunshine", "iloveyou", "trustno1", "TrustNo1"])(
    "%s is refused where eight characters are enough",
    async (password) => {
      expect(await problemOf(password, 8)).toContain("tried first");
    },
  );

  test("one that only has a common one in it is not", async () => {
    expect(await problemOf("sunshine over the harbour")).toBeNull();
    expect(await problemOf("gx-sunshine", 8)).toBeNull();
  });
});

describe("passwords made of what everybody knows", () => {
  test.each([
    ["the name", "Zoe Lovelace 1815"],
    ["the name, over and over", "lovelace lovelace lovelace"],
    ["the name in disguise", "L0v3l4c3 L0v3l4c3!"],
    ["the address", "countess.ada@analytical-engines"],
    ["the organization", "AcmeRobotics2026!"],
    ["another organization", "thelighthouse123"],
    ["its letters without their marks", "acme-robotics-sohne"],
    ["the program", "foyer Foyer FOYER 1"],
    ["one of them and a row of one character", "Lovelace!!!!!!!!!!!!1111111111"],
    ["several of them", "foyer-acme-lovelace-ada"],
  ])("%s: refused", async (_, password) => {
    expect(await problemOf(password)).toContain("names that others know");
  });

  test.each([["foyer-12"], ["acmeacme1"], ["lovelace"], ["ada-zoe-x1"]])(
    "%s is refused where eight characters are enough",
    async (password) => {
      expect(await problemOf(password, 8)).not.toBeNull();
    },
  );

  test("a word of them among others of one's own is no harm", async () => {
    expect(await problemOf("the foyer smells of rain")).toBeNull();
    expect(await problemOf("lovelace eats nine plums")).toBeNull();
    expect(await problemOf("foyerplums", 8)).toBeNull();
    // The ending of an address stands in many words.
    expect(await problemOf("a computer commune")).toBeNull();
  });

  test("nothing is known of somebody without a name", async () => {
    const nobody = { name: "", email: "", organizations: [] };
    const rule = { minimum: 15, context: nobody };
    await expect(hashPassword("plain but long enough", rule)).resolves.toMatchObject({
      passwordHash: expect.stringMatching(/^\$argon2id/),
      passwordIsShort: false,
    });
  });
});

test("8 characters only where MFA is required, and is set up", () => {
  const place = (active: boolean, mfaRequired: boolean) => ({ active, mfaRequired });
  expect(minimumLengthFor({ mfaEnabled: true, memberships: [place(true, false), place(true, true)] })).toBe(
    8,
  );
  expect(minimumLengthFor({ mfaEnabled: false, memberships: [place(true, true)] })).toBe(15);
  expect(minimumLengthFor({ mfaEnabled: true, memberships: [place(true, false)] })).toBe(15);
  expect(minimumLengthFor({ mfaEnabled: true, memberships: [place(false, true)] })).toBe(15);
  expect(minimumLengthFor({ mfaEnabled: true, memberships: [] })).toBe(15);
});
