import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deriveKeys } from "../keys.ts";
import { applicationCode, readApplicationCode } from "./application-code.ts";
import { linkToken } from "./link.ts";

const keys = deriveKeys(["the secret of this installation"]);
const key = keys.applicationCode;
const said = { invitationId: randomUUID(), seconds: 1_795_000_000 };

describe("a code for an application", () => {
  test("reads back as the invitation and the moment, and stands in a URL as it is", () => {
    const anything = fc.record({ invitationId: fc.uuid(), seconds: fc.integer({ min: 0, max: 0xffffffff }) });
    fc.assert(
      fc.property(anything, (each) => {
        const code = applicationCode(key, each);
        expect(code).toMatch(/^[\w-]{48}$/);
        expect(readApplicationCode(key, code)).toEqual(each);
      }),
    );
  });

  test("is none with any one bit turned, cut off, or with more behind it", () => {
    const code = applicationCode(key, said);
    for (let bit = 0; bit < 36 * 8; bit++) {
      const bytes = Buffer.from(code, "base64url");
      bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(readApplicationCode(key, bytes.toString("base64url"))).toBeNull();
    }
    for (let length = 0; length < code.length; length++)
      expect(readApplicationCode(key, code.slice(0, length))).toBeNull();
    for (const more of ["A", "=", "\n", "AAAA"]) expect(readApplicationCode(key, code + more)).toBeNull();
  });

  test("is no link, and no link is a code: each purpose has a key of its own", () => {
    const link = linkToken(keys.invitationLink, { invitationId: said.invitationId, number: said.seconds });
    expect(link).toHaveLength(applicationCode(key, said).length);
    expect(readApplicationCode(key, link)).toBeNull();
  });

  test("of the secret before is still good after a rotation, until that is dropped", () => {
    const code = applicationCode(deriveKeys(["last year's"]).applicationCode, said);
    expect(readApplicationCode(deriveKeys(["this year's", "last year's"]).applicationCode, code)).toEqual(
      said,
    );
    expect(readApplicationCode(deriveKeys(["this year's"]).applicationCode, code)).toBeNull();
  });
});
