import { openFaultySmtp } from "@foyer/testing/mail-servers/faulty-smtp";
import { knownToGraph, openGraph } from "@foyer/testing/mail-servers/graph";
import { mailtrapKey, openMailtrap } from "@foyer/testing/mail-servers/mailtrap";
import fc from "fast-check";
import PostalMime from "postal-mime";
import { beforeAll, describe, expect, test } from "vitest";
import type { Mailer, Message } from "./mailer.ts";
import { openMailer } from "./open-mailer.ts";
import { failureOf, message } from "./test-message.ts";

/** What arrived of a message: to whom it goes, and the names of its headers. */
type Arrived = { readonly to: readonly (string | undefined)[]; readonly headers: readonly string[] };

const ways = new Map<string, { mailer: Mailer; arrived: () => Promise<Arrived[]> }>();

beforeAll(async () => {
  const [smtp, graph, mailtrap] = await Promise.all([
    openFaultySmtp({ keepSources: true }),
    openGraph(),
    openMailtrap(),
  ]);
  const { tenantId, clientId, clientSecret, sender } = knownToGraph;
  ways.set("smtp", {
    mailer: openMailer(
      { provider: "smtp", host: smtp.host, port: smtp.port, security: "opportunistic", signIn: null },
      { network: "any" },
    ),
    arrived: async () => {
      const taken = smtp.taken.at(-1);
      const read = await readMime(taken?.source ?? "");
      return smtp.taken.map(() => ({ ...read, to: [...read.to, ...(taken?.to ?? [])] }));
    },
  });
  ways.set("office365", {
    mailer: openMailer(
      { provider: "office365", tenantId, clientId, clientSecret, sender },
      { network: "any", endpoints: { office365Login: graph.url, office365Graph: graph.url } },
    ),
    arrived: async () => {
      const read = await readMime(graph.taken.at(-1)?.source ?? "");
      return graph.taken.map(() => read);
    },
  });
  ways.set("mailtrap", {
    mailer: openMailer(
      { provider: "mailtrap", apiKey: mailtrapKey },
      { network: "any", endpoints: { mailtrap: mailtrap.url } },
    ),
    arrived: async () =>
      mailtrap.taken.map((mail) => ({
        to: mail.to.map(({ email }) => email),
        headers: Object.keys(mail.headers),
      })),
  });
  return async () => {
    await Promise.all([smtp.close(), graph.close(), mailtrap.close()]);
    await Promise.all([...ways.values()].map(({ mailer }) => mailer.close()));
  };
});

async function readMime(source: string): Promise<Arrived> {
  const mail = await PostalMime.parse(source);
  return {
    to: [...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])].map(({ address }) => address),
    headers: mail.headers.map(({ key }) => key),
  };
}

const usual = new Set(
  "auto-submitted content-type date from message-id mime-version reply-to subject to".split(" "),
);

describe.each(["smtp", "office365", "mailtrap"])("by %s [S3.6]", (provider) => {
  test("whatever is in names and subject: one recipient, no header but the usual ones", async () => {
    const way = ways.get(provider);
    const hostile = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(...'\r\n<>@,;:"\\()=? aé\u2028\u0000'.split("")) }),
      fc.constantFrom(
        "Grace\r\nBcc: eve@evil.example",
        "Grace\n\n<h1>Evil</h1>",
        "=?utf-8?Q?=0D=0ABcc:_e=40e.example?=",
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, subject) => {
        await way?.mailer.send({
          ...message,
          from: { name, address: message.from.address },
          to: { name, address: message.to.address },
          replyTo: { name, address: "ada@acme.example" },
          subject,
        });
        const last = (await way?.arrived())?.at(-1);
        expect(new Set(last?.to)).toEqual(new Set([message.to.address]));
        expect(last?.headers.filter((header) => !usual.has(header.toLowerCase()))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test.each<Partial<Message>>([
    { to: { address: "grace@example.com,eve@evil.example" } },
    { to: { address: "grace@example.com\r\nBcc: eve@evil.example" } },
    { to: { address: "Grace <grace@example.com>" } },
    { from: { name: "", address: "a@b@example.com" } },
    { replyTo: { address: "ada@acme.example>\r\nX: y" } },
    { returnPath: "bounces@acme.example> NOTIFY=NEVER" },
    { returnPath: "<>" },
    { deliveryId: "1\r\nX: y" },
    { messageId: "1@foyer.example>\r\nBcc: eve@evil.example" },
    { headers: { "X-Note": "a\r\nBcc: eve@evil.example" } },
    { headers: { Bcc: "eve@evil.example" } },
    { headers: { "Return-Path": "eve@evil.example" } },
  ])("%j is refused for good, before anything leaves", async (changes) => {
    const way = ways.get(provider);
    const before = (await way?.arrived())?.length;
    const refusal = await failureOf(way?.mailer.send({ ...message, ...changes }) ?? Promise.resolve());
    expect(refusal).toMatchObject({ permanent: true, recipientRefused: false });
    expect(await way?.arrived()).toHaveLength(before ?? -1);
  });
});
