import { z } from "zod";
import { type HttpAnswer, httpCall, jsonIn } from "./http-call.ts";
import { httpMailer, type SafeMessage } from "./http-mailer.ts";
import { type Mailer, MailFailure } from "./mailer.ts";
import { printable } from "./printable.ts";
import { retryAfterSeconds } from "./retry-after.ts";

export type MailtrapOptions = {
  readonly url: string;
  /** Requests at once. */
  readonly atOnce: number;
  /** Milliseconds for one message. */
  readonly patience: number;
};

const accepted = z.object({ success: z.literal(true), message_ids: z.array(z.string()).optional() });
const refused = z.object({ errors: z.array(z.string()) });

/** A mailer that sends by Mailtrap's sending API, each message with the id of its delivery, which its webhook repeats. */
export function mailtrapMailer(apiKey: string, { url, atOnce, patience }: MailtrapOptions): Mailer {
  // Anything else can't be written into a header, and the error would repeat it.
  const isKey = /^[\x21-\x7e]+$/.test(apiKey);

  function post(body: unknown, signal: AbortSignal): Promise<HttpAnswer> {
    if (!isKey) throw new MailFailure("The Mailtrap API token is not one.", { permanent: false });
    const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
    return httpCall(`${url}/api/send`, { headers, body: JSON.stringify(body), signal });
  }

  return httpMailer({
    server: new URL(url).host,
    atOnce,
    patience,
    secrets: () => [apiKey],

    async deliver(message, signal) {
      const answer = await post(mailtrapMail(message), signal);
      const read = accepted.safeParse(jsonIn(answer));
      if (answer.status !== 200 || !read.success) throw mailtrapFailure(answer, apiKey);
      return `200 accepted as ${read.data.message_ids?.join(", ") ?? "a message"}`;
    },

    // A message without anything in it is refused to whoever may send, and the token to everybody else.
    async greet(signal) {
      const answer = await post({}, signal);
      if (answer.status !== 400 && answer.status !== 422) throw mailtrapFailure(answer, apiKey);
    },
  });
}

function mailtrapMail(message: SafeMessage) {
  const { from, to, replyTo, subject, text, html, icalEvent, headers, messageId, deliveryId } = message;
  return {
    from: person(from),
    to: [person(to)],
    ...(replyTo && { reply_to: person(replyTo) }),
    subject: subject || "…",
    text,
    html,
    headers: { ...headers, "Message-ID": messageId },
    ...(deliveryId !== undefined && { custom_variables: { delivery: deliveryId } }),
    ...(icalEvent && {
      attachments: [
        {
          content: Buffer.from(icalEvent.content).toString("base64"),
          filename: icalEvent.filename,
          type: "text/calendar",
          disposition: "attachment",
        },
      ],
    }),
  };
}

function person({ name, address }: { readonly name: string; readonly address: string }) {
  return { email: address, ...(name !== "" && { name }) };
}

/** A 400 or 422 is about the message, unless it names the sender; all else is a matter of settings and of time. */
function mailtrapFailure(answer: HttpAnswer, apiKey: string): MailFailure {
  const read = refused.safeParse(jsonIn(answer));
  const errors = read.success ? read.data.errors : [];
  const words = read.success ? errors.join("; ") : answer.body || "no answer of Mailtrap's";
  const isAboutTheMessage = [400, 413, 422].includes(answer.status) && read.success;
  const permanent = isAboutTheMessage && !errors.some((error) => /^'?from\b|sender|domain/i.test(error));
  const recipientRefused = permanent && errors.some((error) => /^'?to'?\b.*\binvalid\b/i.test(error));

  return new MailFailure(printable(`${answer.status} ${words}`, [apiKey]), {
    permanent,
    recipientRefused,
    retryAfterSeconds: permanent ? null : retryAfterSeconds(answer.headers.get("retry-after")),
  });
}
