import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { Failure } from "@foyer/contract/failures";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deriveKeys } from "../keys.ts";
import { acceptUrl, type Link, linkToken, readLinkToken } from "./link.ts";

const key = deriveKeys(["the secret of this installation"]).invitationLink;

const links: fc.Arbitrary<Link> = fc.record({
  invitationId: fc.uuid(),
  number: fc.integer({ min: 0, max: 0xffffffff }),
});

const refused = (token: string) => {
  expect(() => readLinkToken(key, token)).toThrow(
    expect.objectContaining({ name: "Failure", reason: "invitation_not_found" }),
  );
};

describe("a link", () => {
  test("reads back as the invitation and the message that it was made for", () => {
    fc.assert(
      fc.property(links, (link) => {
        expect(readLinkToken(key, linkToken(key, link))).toEqual(link);
      }),
    );
  });

  test("is a pure function: the same each time, so that nothing has to be kept", () => {
    fc.assert(
      fc.property(links, (link) => {
        expect(linkToken(key, link)).toBe(linkToken(key, { ...link }));
      }),
    );
  });

  test("differs for every message and every invitation", () => {
    const invitationId = randomUUID();
    const tokens = [
      ...Array.from({ length: 50 }, (_, number) => linkToken(key, { invitationId, number })),
      linkToken(key, { invitationId: randomUUID(), number: 1 }),
    ];
    expect(new Set(tokens.map((token) => token.slice(-22))).size).toBe(51);
  });

  test("stands in the fragment, which browsers send to no server", () => {
    const url = new URL(acceptUrl("https://foyer.example", "abc-_"));
    expect(url).toMatchObject({
      origin: "https://foyer.example",
      pathname: "/accept",
      search: "",
      hash: "#abc-_",
    });
  });
});

describe("a link that was tampered with is none", () => {
  test("any one bit turned", () => {
    fc.assert(
      fc.property(links, fc.nat(36 * 8 - 1), (link, bit) => {
        const bytes = Buffer.from(linkToken(key, link), "base64url");
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        refused(bytes.toString("base64url"));
      }),
      { numRuns: 1_000 },
    );
  });

  test("cut off anywhere", () => {
    const token = linkToken(key, { invitationId: randomUUID(), number: 1 });
    for (let length = 0; length < token.length; length++) refused(token.slice(0, length));
  });

  test("with bytes added, before or behind", () => {
    fc.assert(
      fc.property(links, fc.uint8Array({ minLength: 1, maxLength: 40 }), (link, more) => {
        const bytes = Buffer.from(linkToken(key, link), "base64url");
        refused(Buffer.concat([bytes, more]).toString("base64url"));
        refused(Buffer.concat([more, bytes]).toString("base64url"));
      }),
    );
  });

  test("written in another way that decodes to the same bytes", () => {
    // Of all the numbers here, some token has a `-` or `_`, which plain base64 writes as `+` and `/`.
    const tokens = Array.from({ length: 100 }, (_, number) =>
      linkToken(key, { invitationId: randomUUID(), number }),
    );
    for (const token of tokens) {
      const spellings = [
        `${token}=`,
        `${token}==`,
        `${token}\n`,
        ` ${token}`,
        `${token.slice(0, 10)} ${token.slice(10)}`,
        `${token}.`,
        token.replaceAll("-", "+").replaceAll("_", "/"),
        encodeURIComponent(`${token}=`),
      ];
      for (const spelling of spellings) if (spelling !== token) refused(spelling);
    }
    expect(tokens.some((token) => /[-_]/.test(token))).toBe(true);
  });

  test("signed with another key, with none, or with the bare secret", () => {
    const link = { invitationId: randomUUID(), number: 1 };
    refused(linkToken(deriveKeys(["the secret of another installation"]).invitationLink, link));
    const body = Buffer.from(linkToken(key, link), "base64url").subarray(0, 20);
    refused(Buffer.concat([body, Buffer.alloc(16)]).toString("base64url"));
    const bare = createHmac("sha256", "the secret of this installation")
      .update(body)
      .digest()
      .subarray(0, 16);
    refused(Buffer.concat([body, bare]).toString("base64url"));
  });

  test("of one invitation with the signature of another", () => {
    fc.assert(
      fc.property(links, links, (one, another) => {
        fc.pre(one.invitationId !== another.invitationId || one.number !== another.number);
        const body = Buffer.from(linkToken(key, one), "base64url").subarray(0, 20);
        const signature = Buffer.from(linkToken(key, another), "base64url").subarray(20);
        refused(Buffer.concat([body, signature]).toString("base64url"));
      }),
    );
  });

  test("anything else that somebody might send", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), refused), { numRuns: 1_000 });
    fc.assert(fc.property(fc.uint8Array(), (bytes) => refused(Buffer.from(bytes).toString("base64url"))));
    refused(randomBytes(36).toString("base64url"));
  });
});

describe("keys", () => {
  test("after a rotation the new secret signs and the links of the old one still work", () => {
    const [older, newer] = ["the secret of last year", "the secret of this year"];
    const before = deriveKeys([older]).invitationLink;
    const after = deriveKeys([newer, older]).invitationLink;
    const link = { invitationId: randomUUID(), number: 7 };

    expect(readLinkToken(after, linkToken(before, link))).toEqual(link);
    expect(linkToken(after, link)).toBe(linkToken(deriveKeys([newer]).invitationLink, link));
    expect(() => readLinkToken(deriveKeys([newer]).invitationLink, linkToken(before, link))).toThrow(Failure);
  });

  test("no purpose shares its key with another, nor is any of them the secret itself", () => {
    const secret = "the secret of this installation";
    const keys = Object.values(deriveKeys([secret])).map(({ current }) => current.toString("hex"));
    expect(new Set(keys).size).toBe(keys.length);
    for (const each of keys) {
      expect(each).toHaveLength(64);
      expect(each).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });
});
