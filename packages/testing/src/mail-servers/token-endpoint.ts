import type { Answer, Asked } from "./http-server.ts";

/** The application that may have tokens, and the refresh token that stands for somebody's mailbox. */
export type KnownApplication = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken?: string;
};

/** Gives out access tokens as Microsoft and Google do (RFC 6749 §4.4, §6), and knows which of them are good. */
export type TokenEndpoint = {
  answer(asked: Asked): Answer;
  isGood(authorization: string | undefined): boolean;
  /** How many tokens it has given out. */
  given(): number;
  /** Seconds that tokens live, as it says itself; 3599 at first. */
  setLifetime(seconds: number): void;
  /** No token that is out there counts any more. */
  revokeAll(): void;
};

/** Makes an endpoint that knows one application. */
export function tokenEndpoint(known: KnownApplication): TokenEndpoint {
  const good = new Set<string>();
  let given = 0;
  let lifetime = 3_599;

  return {
    answer({ body, headers }) {
      if (headers["content-type"]?.split(";")[0] !== "application/x-www-form-urlencoded") {
        return refusal(400, "invalid_request", "AADSTS900144: The request body must contain 'grant_type'.");
      }
      const form = new URLSearchParams(body);
      if (form.get("client_id") !== known.clientId) {
        return refusal(
          400,
          "unauthorized_client",
          `AADSTS700016: Application with identifier '${form.get("client_id")}' was not found in the directory.`,
        );
      }
      if (form.get("client_secret") !== known.clientSecret) {
        // Microsoft repeats the application's id, and nothing stops an endpoint from repeating the secret.
        const said = `AADSTS7000215: Invalid client secret provided: '${form.get("client_secret")}'.`;
        return refusal(401, "invalid_client", said);
      }
      const grant = form.get("grant_type");
      if (grant === "client_credentials" && form.get("scope") !== "https://graph.microsoft.com/.default") {
        return refusal(400, "invalid_scope", "AADSTS1002012: The provided value for scope is not valid.");
      }
      if (grant === "refresh_token" && form.get("refresh_token") !== known.refreshToken) {
        return refusal(400, "invalid_grant", "Token has been expired or revoked.");
      }
      if (grant !== "client_credentials" && grant !== "refresh_token") {
        return refusal(400, "unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant.");
      }
      given += 1;
      const token = `token-${given}-${known.clientId}`;
      good.add(token);
      return { status: 200, body: { token_type: "Bearer", expires_in: lifetime, access_token: token } };
    },
    isGood: (authorization) => good.has(authorization?.replace(/^Bearer /, "") ?? ""),
    given: () => given,
    setLifetime(seconds) {
      lifetime = seconds;
    },
    revokeAll: () => good.clear(),
  };
}

function refusal(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description, error_codes: [] } };
}
