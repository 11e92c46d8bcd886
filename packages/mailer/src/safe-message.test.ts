import { once } from "node:events";
import { text as readAll } from "node:stream/consumers";
import fc from "fast-check";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Message } from "./mailer.ts";
import { MailFailure } from "./mailer.ts";
import { safeMessage } from "./safe-message.ts";
import { smtpMailer } from "./smtp.ts";

const message: Message = {
  from: { name: "Acme", address: "invitations@acme.example" },
  to: { name: "Grace", address: "grace@example.com" },
  subject: "Join Acme",
  html: "<p>Hello</p>",
  text: "Hello",
  messageId: "1@foyer.example",
};

const received: Array<{ to: string[]; source: string }> = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  onData(stream, { envelope }, done) {
    readAll(stream).then((source) => {
      received.push({ to: envelope.rcptTo.map(({ address }) => address), source });
      done(null);
    }, done);
  },
});
let mailer = smtpMailer({ url: "smtp://127.0.0.1" });

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  mailer = smtpMailer({
    url: `smtp://127.0.0.1:${address && typeof address === "object" ? address.port : ""}`,
  });
});

afterAll(async () => {
  await mailer.close();
  await new Promise((resolve) => server.close(() => resolve(undefined)));
});

/** The one message that comes of these changes, and whom the envelope sends it to. */
async function sent(changes: Partial<Message>) {
  const before = received.length;
  await mailer.send({ ...message, ...changes });
  const [arrived, ...others] = received.slice(before);
  expect(others).toEqual([]);
  return { to: arrived?.to, mail: await PostalMime.parse(arrived?.source ?? "") };
}

const usualHeaders = [
  "auto-submitted",
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "subject",
  "to",
];

describe("header lines in names and subjects", () => {
  test.each([
    ["a quote", 'Grace "Amazing" Hopper'],
    ["an address of somebody else", '"Grace" <eve@evil.example>, eve@evil.example'],
    ["a header line", "Grace\r\nBcc: eve@evil.example"],
    ["a whole message", "Grace\r\n\r\n<h1>Evil</h1>"],
    ["a lone line feed", "Grace\nBcc: eve@evil.example"],
    ["other line ends", "Grace\u2028Bcc: eve@evil.example\u0085X: y\u000b"],
    ["a group", "friends: eve@evil.example;"],
    ["a comment", "Grace (eve@evil.example)"],
    ["an encoded word", "=?utf-8?Q?Grace=0D=0ABcc:_eve=40evil.example?="],
    ["letters of the world", "Zoë Ångström 李小龍 محمد"],
    ["emoji", "👩🏽‍🚀 Grace 🎉"],
    ["half an emoji", "Grace \ud83d"],
    ["a backslash at the end", "Grace \\"],
    ["an endless name", "Grace ".repeat(500)],
  ])("%s stays text", async (_what, text) => {
    const { to, mail } = await sent({
      to: { name: text, address: message.to.address },
      from: { name: text, address: message.from.address },
      subject: text,
    });
    expect(to).toEqual([message.to.address]);
    expect(mail.to?.map(({ address }) => address)).toEqual([message.to.address]);
    expect(mail.from?.address).toBe(message.from.address);
    expect(mail.headers.map(({ key }) => key).sort()).toEqual(usualHeaders);
    expect(mail.html?.trim()).toBe(message.html);
  });

  test("names and subjects in any script arrive as they are", async () => {
    const name = "Zoë 李小龍 محمد 👩🏽‍🚀 O'Neill, Jr.";
    const { mail } = await sent({
      to: { name, address: message.to.address },
      subject: `${name} invites you`,
    });
    expect(mail.to?.[0]?.name).toBe(name);
    expect(mail.subject).toBe(`${name} invites you`);
  });

  test("whatever the name and subject: one recipient, the usual headers", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }),
        fc.string({ unit: fc.constantFrom(...'\r\n<>@,;:"\\()=? aé'.split("")) }),
        async (name, subject) => {
          const { to, mail } = await sent({ to: { name, address: message.to.address }, subject });
          expect(to).toEqual([message.to.address]);
          const headers = mail.headers.map(({ key }) => key).sort();
          expect(usualHeaders).toEqual(expect.arrayContaining(headers));
          expect(headers).toContain("to");
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("address tricks", () => {
  test.each([
    "",
    "grace",
    "@example.com",
    "grace@",
    "a@b@example.com",
    "grace@example.com,eve@evil.example",
    "grace@example.com;eve@evil.example",
    "grace@example.com eve@evil.example",
    "Grace <grace@example.com>",
    "<grace@example.com>",
    "friends:grace@example.com;",
    "grace(comment)@example.com",
    '"grace hopper"@example.com',
    "grace@[127.0.0.1]",
    "grace＠example.com",
    "grace@ｅxample.com",
    "grace@еxample.com",
    "gräce@example.com",
    "grace@127.1",
    "grace@0x7f000001",
    "grace@example..com",
    ".grace@example.com",
    "gra..ce@example.com",
    "grace@-example.com",
    "grace@example.com\r\nBcc: eve@evil.example",
    "grace@example.com\n",
    "grace@example.com\u0000",
    " grace@example.com",
    `grace@${"a".repeat(400)}.com`,
  ])("%j is refused for good, before any connection", (address) => {
    for (const changed of [{ to: { address } }, { from: { name: "", address } }, { replyTo: { address } }]) {
      expect(() => safeMessage({ ...message, ...changed })).toThrow(MailFailure);
    }
  });

  test("an array in place of an address is refused", () => {
    const list: string = JSON.parse('["grace@example.com"]');
    expect(() => safeMessage({ ...message, to: { address: list } })).toThrow(MailFailure);
  });
});

describe("other fields", () => {
  test.each([
    { messageId: "1@foyer.example>\r\nBcc: eve@evil.example" },
    { messageId: "no-at-sign" },
    { headers: { "X-Note": "a\r\nBcc: eve@evil.example" } },
    { headers: { "X-Note\r\nBcc": "eve@evil.example" } },
    { headers: { bCC: "eve@evil.example" } },
    { headers: { To: "eve@evil.example" } },
    { headers: { "Content-Type": "text/calendar" } },
    { headers: { "Resent-To": "eve@evil.example" } },
    { calendar: { method: "REQUEST", filename: "../../etc/passwd", content: "" } },
    { calendar: { method: "REQUEST", filename: 'a.ics"\r\nBcc: eve@evil.example', content: "" } },
    { calendar: { method: "REQUEST", filename: "party.exe", content: "" } },
  ] satisfies Partial<Message>[])("%j is refused for good", async (changes) => {
    await expect(mailer.send({ ...message, ...changes })).rejects.toMatchObject({ permanent: true });
  });

  test("a body is text, also when it looks like a file, an address or a command", async () => {
    const { mail } = await sent({
      text: "file:///etc/passwd\n.\nRCPT TO:<eve@evil.example>",
      html: "/etc/passwd",
    });
    expect(mail.text?.trim()).toBe("file:///etc/passwd\n.\nRCPT TO:<eve@evil.example>");
    expect(mail.html?.trim()).toBe("/etc/passwd");
    expect(mail.attachments).toEqual([]);
  });

  test("a calendar goes along twice, for mail clients that know calendars and for those that do not", async () => {
    const content = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Größe\r\nEND:VCALENDAR\r\n";
    const calendar = { method: "CANCEL", filename: "summer-party.ics", content } as const;
    const { mail } = await sent({ calendar });
    expect(mail.html?.trim()).toBe(message.html);
    expect(
      mail.attachments.map(({ mimeType, filename, method }) => ({ mimeType, filename, method })),
    ).toEqual([
      { mimeType: "text/calendar", filename: null, method: "CANCEL" },
      { mimeType: "application/ics", filename: "summer-party.ics", method: undefined },
    ]);
    for (const { content: bytes } of mail.attachments) {
      expect(typeof bytes === "string" ? bytes : Buffer.from(new Uint8Array(bytes)).toString()).toBe(
        content.replaceAll("\r\n", "\n"),
      );
    }
    expect(received.at(-1)?.source).toContain(Buffer.from(content).toString("base64").slice(0, 70));
  });

  test("a calendar is text, also when it looks like a file", async () => {
    const { mail } = await sent({
      calendar: { method: "REQUEST", filename: "a.ics", content: "/etc/passwd" },
    });
    const [{ content } = { content: "" }] = mail.attachments;
    expect(typeof content === "string" ? content : Buffer.from(new Uint8Array(content)).toString()).toContain(
      "/etc/passwd",
    );
  });
});
