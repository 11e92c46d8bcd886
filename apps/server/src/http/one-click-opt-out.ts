import { invalidInput } from "@foyer/contract/failures";
import type { Context } from "@foyer/domain/context";
import { limitOptOut } from "@foyer/domain/mail/opt-out-limit";
import { optOut } from "@foyer/domain/mail/suppressions/opt-out";
import type { FastifyInstance, FastifyRequest } from "fastify";

const path = "/opt-out/:token";
const mostBytes = 10_000;

/**
 * Ends invitations by the one click that mail clients offer (RFC 8058): a form that a mail server sends, without cookies and
 * from any origin. To look at the same address changes nothing, because scanners follow every link: it leads to the page.
 */
export async function serveOneClickOptOut(
  app: FastifyInstance,
  strangerOf: (request: FastifyRequest) => Context,
): Promise<void> {
  await app.register(async (apart) => {
    apart.removeAllContentTypeParsers();
    const asText = { parseAs: "string", bodyLimit: mostBytes } as const;
    apart.addContentTypeParser("*", asText, (_request, body, done) => done(null, body));

    apart.post<{ Params: { token: string } }>(path, async (request, reply) => {
      const { token } = request.params;
      const ctx = strangerOf(request);
      await limitOptOut(ctx, token, "answer");
      if (!isOneClick(request)) throw invalidInput("List-Unsubscribe", "Must be One-Click.");
      const { organization } = await optOut(ctx, { token });
      return reply
        .header("cache-control", "no-store")
        .type("text/plain; charset=utf-8")
        .send(`You will get no more invitations from ${organization.name}.\n`);
    });
    apart.get<{ Params: { token: string } }>(path, (request, reply) =>
      reply
        .header("cache-control", "no-store")
        .redirect(`/opt-out#${encodeURIComponent(request.params.token)}`, 303),
    );
  });
}

/** Whether a request goes where mail servers send the click: from elsewhere, as a form. */
export function isForOneClick({ method, routeOptions }: FastifyRequest): boolean {
  return method === "POST" && routeOptions.url === path;
}

/** Whether the form says what it must (RFC 8058 §3.2), in either of the two forms that it may have. */
function isOneClick({ body, headers }: FastifyRequest): boolean {
  if (typeof body !== "string") return false;
  if (headers["content-type"]?.startsWith("multipart/form-data"))
    return /\bname="?List-Unsubscribe"?(?:\r?\n[^\r\n]+)*\r?\n\r?\nOne-Click\r?\n/i.test(body);
  return new URLSearchParams(body).get("List-Unsubscribe") === "One-Click";
}
