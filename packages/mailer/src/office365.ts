import MailComposer from "nodemailer/lib/mail-composer";
import { z } from "zod";
import { type AccessTokens, accessTokens } from "./access-tokens.ts";
import { type HttpAnswer, httpCall, jsonIn } from "./http-call.ts";
import { httpMailer } from "./http-mailer.ts";
import { type Mailer, MailFailure } from "./mailer.ts";
import { printable } from "./printable.ts";
import type { Office365Settings } from "./provider-settings.ts";
import { retryAfterSeconds } from "./retry-after.ts";

export type Office365Options = {
  readonly loginUrl: string;
  readonly graphUrl: string;
  /** Milliseconds for one message. */
  readonly patience: number;
};

/** Requests that a mailbox takes at once (Microsoft Graph's "MailboxConcurrency"). */
const atOnce = 4;

// Of the codes that Graph answers with, those that this message will meet again however often it is sent.
const aboutTheRecipient = new Set(["ErrorInvalidRecipients", "ErrorInvalidRecipientsInMessage"]);
const aboutTheMessage = new Set([
  "ErrorMessageSizeExceeded",
  "ErrorMimeContentInvalid",
  "ErrorMimeContentInvalidBase64String",
]);

/**
 * A mailer that sends through a mailbox of Microsoft 365, by Graph's `sendMail` with a MIME message. The application has
 * signed in by itself (client credentials, RFC 6749 §4.4) and needs the permission Mail.Send.
 */
export function office365Mailer(
  settings: Office365Settings,
  { loginUrl, graphUrl, patience }: Office365Options,
): Mailer {
  const tokens = accessTokens({
    url: `${loginUrl}/${encodeURIComponent(settings.tenantId)}/oauth2/v2.0/token`,
    form: {
      grant_type: "client_credentials",
      client_id: settings.clientId,
      client_secret: settings.clientSecret,
      scope: "https://graph.microsoft.com/.default",
    },
    secret: ["client_secret"],
    patience: Math.min(patience / 2, 30_000),
  });
  const sendMail = {
    url: `${graphUrl}/v1.0/users/${encodeURIComponent(settings.sender)}/sendMail`,
    tokens,
  };

  return httpMailer({
    server: new URL(graphUrl).host,
    atOnce,
    patience,
    secrets: tokens.secrets,

    async deliver(message, signal) {
      const mime = await new MailComposer(message).compile().build();
      const answer = await post(sendMail, mime.toString("base64"), signal);
      if (answer.status === 202) return wordsAbout(answer);
      throw graphFailure(answer, tokens);
    },

    // What isn't Base64 is no message: Graph says so to whoever may send from the mailbox, and no to everybody else.
    // To read the mailbox's user would need a permission that sending doesn't.
    async greet(signal) {
      const answer = await post(sendMail, "=", signal);
      if (answer.status !== 400) throw graphFailure(answer, tokens);
    },
  });
}

/** With a fresh token where the one at hand counts no more: an administrator may have ended it before its time. */
async function post(
  { url, tokens }: { readonly url: string; readonly tokens: AccessTokens },
  body: string,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const send = (token: string) =>
    httpCall(url, {
      headers: { authorization: `Bearer ${token}`, "content-type": "text/plain" },
      body,
      signal,
    });
  const token = await tokens.get();
  const answer = await send(token);
  return answer.status === 401 ? send(await tokens.insteadOf(token)) : answer;
}

const graphError = z.object({ error: z.object({ code: z.string(), message: z.string().optional() }) });

function graphFailure(answer: HttpAnswer, tokens: AccessTokens): MailFailure {
  const read = graphError.safeParse(jsonIn(answer));
  const code = read.success ? read.data.error.code : "";
  const words = read.success ? `${code}: ${read.data.error.message ?? ""}` : answer.body;
  // Permissions, the mailbox and limits are a matter of settings and of time.
  const isRefusal = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  const recipientRefused = isRefusal && aboutTheRecipient.has(code);
  const permanent = recipientRefused || (isRefusal && aboutTheMessage.has(code)) || answer.status === 413;

  return new MailFailure(printable(`${answer.status} ${words}`, tokens.secrets()), {
    permanent,
    recipientRefused,
    retryAfterSeconds: permanent ? null : retryAfterSeconds(answer.headers.get("retry-after")),
  });
}

function wordsAbout({ status, headers }: HttpAnswer): string {
  const request = headers.get("request-id");
  return request ? `${status} Accepted, request ${request}` : `${status} Accepted`;
}
