import { describe, expect, test } from "vitest";
import { deriveKeys } from "./keys.ts";
import { SealError, seal, sealAge, unseal } from "./seal.ts";

const early = "the secret that was there at first, long enough";
const late = "the secret that came after it, also long enough";

const before = deriveKeys([early]).sealing;
const both = deriveKeys([late, early]).sealing;
const after = deriveKeys([late]).sealing;

describe("what is sealed", () => {
  test("is read back under the same key and context, whatever it says", () => {
    for (const text of ["", "JBSWY3DP", "käse 🧀", "x".repeat(10_000)]) {
      expect(unseal(before, seal(before, text, "Ada"), "Ada")).toBe(text);
    }
  });

  test("looks different each time, and shows nothing of the text", () => {
    const texts = Array.from({ length: 50 }, () => seal(before, "JBSWY3DPEHPK3PXP", "Ada"));
    expect(new Set(texts).size).toBe(50);
    for (const text of texts) {
      expect(text).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
      expect(text).not.toContain("JBSWY3DP");
    }
  });

  test("opens for nobody else: a sealed text moved to another row is an error [S1.3]", () => {
    expect(() => unseal(before, seal(before, "JBSWY3DP", "Ada"), "Bob")).toThrow(SealError);
  });

  test("opens under an earlier key while that is configured, and says which it was", () => {
    const text = seal(before, "JBSWY3DP", "Ada");
    expect(unseal(both, text, "Ada")).toBe("JBSWY3DP");
    expect([before, both, after].map((key) => sealAge(key, text))).toEqual(["current", "earlier", "unknown"]);
    expect(() => unseal(after, text, "Ada")).toThrow(/APP_SECRET/);
    expect(sealAge(both, seal(both, "JBSWY3DP", "Ada"))).toBe("current");
  });

  test("is an error when any part of it was changed", () => {
    const text = seal(before, "JBSWY3DP", "Ada");
    const [, , body = ""] = text.split(".");
    const bytes = Buffer.from(body, "base64url");
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => unseal(before, text.replace(body, changed.toString("base64url")), "Ada")).toThrow(
        SealError,
      );
    }
    for (const wrong of ["", "JBSWY3DP", text.slice(0, -1), text.replace("v1", "v2"), `${text}AAAA`]) {
      expect(() => unseal(before, wrong, "Ada")).toThrow(SealError);
    }
    expect(sealAge(before, "JBSWY3DP")).toBe("unknown");
  });
});
