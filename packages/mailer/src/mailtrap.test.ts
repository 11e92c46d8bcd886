import { mailtrapError, mailtrapKey, openMailtrap } from "@foyer/testing/mail-servers/mailtrap";
import { describe, expect, onTestFinished, test } from "vitest";
import { openMailer } from "./open-mailer.ts";
import { failureOf, message } from "./test-message.ts";

describe("a message through Mailtrap [S3.10]", () => {
  test("arrives with all its parts, and with the id that the webhook repeats", async () => {
    const { mailtrap, mailer } = await opened();
    const content = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
    const { reply } = await mailer.send({
      ...message,
      replyTo: { name: "Ada", address: "ada@acme.example" },
      headers: { "List-Unsubscribe": "<https://foyer.example/opt-out/abc>" },
      calendar: { method: "REQUEST", filename: "party.ics", content },
      returnPath: "bounces@acme.example",
      deliveryId: "0192aa-delivery",
    });
    expect(reply).toBe("200 accepted as 0c7fd939-02cf-11ed-88c2-000000000001");
    expect(mailtrap.taken).toEqual([
      {
        from: { name: "Acme", email: "invitations@acme.example" },
        to: [{ name: "Grace Hopper", email: "grace@example.com" }],
        reply_to: { name: "Ada", email: "ada@acme.example" },
        subject: message.subject,
        text: message.text,
        html: message.html,
        headers: {
          "Message-ID": "<0192aa-1@foyer.example>",
          "Auto-Submitted": "auto-generated",
          "List-Unsubscribe": "<https://foyer.example/opt-out/abc>",
        },
        custom_variables: { delivery: "0192aa-delivery" },
        attachments: [
          {
            content: Buffer.from(content).toString("base64"),
            filename: "party.ics",
            type: "text/calendar",
            disposition: "attachment",
          },
        ],
      },
    ]);
  });

  test("check finds the token good and sends nothing", async () => {
    const { mailtrap, mailer } = await opened();
    await mailer.check();
    expect(mailtrap.taken).toEqual([]);
  });

  test("requests are made a few at a time", async () => {
    const { mailtrap, mailer } = await opened();
    await Promise.all(Array.from({ length: 30 }, () => mailer.send(message)));
    expect(mailtrap.taken).toHaveLength(30);
    expect(mailtrap.mostAtOnce()).toBeLessThanOrEqual(5);
  });
});

describe("what Mailtrap refuses", () => {
  test.each([
    [400, "'to' address is invalid", { permanent: true, recipientRefused: true }],
    [400, "must specify either text or html body", { permanent: true, recipientRefused: false }],
    [422, "'attachments' are too large", { permanent: true, recipientRefused: false }],
    [400, "'from' address is invalid", { permanent: false, recipientRefused: false }],
    [401, "Unauthorized", { permanent: false, recipientRefused: false }],
    [403, "Forbidden", { permanent: false, recipientRefused: false }],
    [404, "Not Found", { permanent: false, recipientRefused: false }],
    [500, "Internal server error", { permanent: false, recipientRefused: false }],
  ])("%i %s", async (status, words, expected) => {
    const { mailtrap, mailer } = await opened();
    mailtrap.behave(() => mailtrapError(status, words));
    const refusal = await failureOf(mailer.send(message));
    expect(refusal).toMatchObject({ ...expected, reply: `${status} ${words}` });
  });

  test("429 says when to come back", async () => {
    const { mailtrap, mailer } = await opened();
    mailtrap.behave(() => ({
      ...mailtrapError(429, "Rate limit exceeded"),
      headers: { "retry-after": "60" },
    }));
    const refusal = await failureOf(mailer.send(message));
    expect(refusal).toMatchObject({
      permanent: false,
      retryAfterSeconds: 60,
      reply: "429 Rate limit exceeded",
    });
  });

  test("an answer that is none of Mailtrap's, a hang-up and silence are temporary", async () => {
    const { mailtrap, mailer } = await opened({ patience: 1_000 });
    mailtrap.behave((number) => {
      if (number === 1) return { status: 200, body: "<html>Sign in to the hotel's network</html>" };
      if (number === 2) return { status: 400, body: "Bad gateway" };
      return number === 3 ? "hang up" : "silence";
    });
    for (const reply of [/^200 <html>/, /^400 Bad/, /^127\.0\.0\.1:\d+: /, /no final answer within 1 s/]) {
      await expect(failureOf(mailer.send(message))).resolves.toMatchObject({
        permanent: false,
        reply: expect.stringMatching(reply),
      });
    }
  });

  test.each(["another-token", "a token\r\nX-Evil: 1", "tökén"])(
    "with the token %j the mail waits, and the token is not repeated",
    async (apiKey) => {
      const { mailtrap, mailer } = await opened({ apiKey });
      for (const act of [mailer.check(), mailer.send(message)]) {
        const refusal = await failureOf(act);
        expect(refusal.permanent).toBe(false);
        expect(`${refusal.reply} ${refusal.stack} ${String(refusal.cause)}`).not.toContain(apiKey);
      }
      expect(mailtrap.taken).toEqual([]);
    },
  );

  test("a token that it repeats is not repeated by us", async () => {
    const { mailtrap, mailer } = await opened();
    mailtrap.behave(() => mailtrapError(403, `Token ${mailtrapKey} may not send from this domain`));
    const refusal = await failureOf(mailer.send(message));
    expect(refusal.reply).toBe("403 Token … may not send from this domain");
  });
});

async function opened({
  apiKey = mailtrapKey,
  patience = 20_000,
}: {
  readonly apiKey?: string;
  readonly patience?: number;
} = {}) {
  const mailtrap = await openMailtrap();
  const endpoints = { mailtrap: mailtrap.url };
  const mailer = openMailer({ provider: "mailtrap", apiKey }, { network: "public", endpoints, patience });
  onTestFinished(async () => {
    await mailtrap.close();
    await mailer.close();
  });
  return { mailtrap, mailer };
}
