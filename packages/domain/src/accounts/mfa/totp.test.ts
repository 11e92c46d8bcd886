import { totpAt } from "@foyer/testing/authenticator";
import { describe, expect, test } from "vitest";
import { stepAt } from "./totp.ts";

// RFC 6238, Appendix B: the ASCII text 12345678901234567890 in base32, and six of the eight digits there.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("a code of an authenticator", () => {
  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("is right at second %i as RFC 6238 says [S1.3]", async (epoch, code) => {
    expect(await stepAt(epoch, secret, code)).toBe(Math.floor(epoch / 30));
  });

  test("may be one step early or late, and not two, at every second of a step [S1.3]", async () => {
    const begin = 1_800_000_000;
    for (const second of [0, 1, 15, 29]) {
      const accepted = [-2, -1, 0, 1, 2].map((steps) =>
        stepAt(begin + second, secret, totpAt(secret, begin + steps * 30)),
      );
      const step = begin / 30;
      expect(await Promise.all(accepted)).toEqual([null, step - 1, step, step + 1, null]);
    }
  });
});
