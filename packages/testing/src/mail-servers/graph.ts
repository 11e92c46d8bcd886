import { type Answer, type Asked, type HttpServer, openHttpServer } from "./http-server.ts";
import { type TokenEndpoint, tokenEndpoint } from "./token-endpoint.ts";

/** The application and the mailbox that this server knows. */
export const knownToGraph = {
  tenantId: "acme.onmicrosoft.example",
  clientId: "8f1f2a3b-0000-4000-8000-000000000001",
  clientSecret: "graph-client-secret~1",
  refreshToken: "graph-refresh-token-1",
  sender: "invitations@acme.example",
} as const;

/** A message that Graph took. */
export type GraphMail = { readonly sender: string; readonly source: string };

/** Microsoft's sign-in and Graph's `sendMail` on 127.0.0.1, under one URL. Google's token endpoint is at `/token`. */
export type Graph = Pick<HttpServer, "url" | "hold" | "inHand" | "mostAtOnce" | "close"> & {
  readonly taken: readonly GraphMail[];
  readonly tokens: Omit<TokenEndpoint, "answer" | "isGood">;
  /**
   * What it says to messages from now on: by their number, from 1, null for "as usual". A token that does not count is
   * refused before that.
   */
  behave(as: (number: number) => Answer | null): void;
  /** The same, for those who ask for a token. */
  behaveAtSignIn(as: (() => Answer) | null): void;
};

/** An error as Graph words it. */
export function graphError(status: number, code: string, message: string): Exclude<Answer, string> {
  return { status, body: { error: { code, message, innerError: { "request-id": "0a4d510f" } } } };
}

/** Opens it. */
export async function openGraph(): Promise<Graph> {
  const taken: GraphMail[] = [];
  const { answer: giveToken, isGood, ...tokens } = tokenEndpoint(knownToGraph);
  let said: (number: number) => Answer | null = () => null;
  let saidAtSignIn: (() => Answer) | null = null;
  let attempts = 0;

  const http = await openHttpServer((asked) => {
    const { method, path } = asked;
    if (method === "POST" && (path === "/token" || path.endsWith("/oauth2/v2.0/token"))) {
      return saidAtSignIn ? saidAtSignIn() : signIn(asked);
    }
    const [, mailbox] = /^\/v1\.0\/users\/([^/]+)\/sendMail$/.exec(path) ?? [];
    if (method !== "POST" || mailbox === undefined) {
      return graphError(404, "ResourceNotFound", "Resource could not be discovered.");
    }
    return sendMail(asked, decodeURIComponent(mailbox));
  });

  function signIn(asked: Asked): Answer {
    if (asked.path !== "/token" && !asked.path.startsWith(`/${knownToGraph.tenantId}/`)) {
      const error_description = "AADSTS90002: Tenant not found. Check with your subscription administrator.";
      return { status: 400, body: { error: "invalid_request", error_description } };
    }
    return giveToken(asked);
  }

  function sendMail({ headers, body }: Asked, sender: string): Answer {
    if (!isGood(headers.authorization)) {
      return graphError(
        401,
        "InvalidAuthenticationToken",
        "Lifetime validation failed, the token is expired.",
      );
    }
    if (sender !== knownToGraph.sender) {
      return graphError(404, "ErrorInvalidUser", `The requested user '${sender}' is invalid.`);
    }
    const isMime = headers["content-type"] === "text/plain" && /^[A-Za-z0-9+/]+={0,2}$/.test(body);
    if (!isMime) {
      return graphError(
        400,
        "ErrorMimeContentInvalidBase64String",
        "Invalid base64 string for MIME content.",
      );
    }
    attempts += 1;
    const given = said(attempts);
    if (given !== null) return given;
    taken.push({ sender, source: Buffer.from(body, "base64").toString() });
    return { status: 202 };
  }

  return {
    ...http,
    taken,
    tokens,
    behave(as) {
      said = as;
    },
    behaveAtSignIn(as) {
      saidAtSignIn = as;
    },
  };
}
