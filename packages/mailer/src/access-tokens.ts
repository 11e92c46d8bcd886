import { z } from "zod";
import { httpCall, jsonIn } from "./http-call.ts";
import { MailFailure } from "./mailer.ts";
import { printable } from "./printable.ts";
import { retryAfterSeconds } from "./retry-after.ts";

/** The access tokens of one application (RFC 6749), one at a time. */
export type AccessTokens = {
  /** One that is good for a while. @throws MailFailure temporary, with the issuer's own words */
  get(): Promise<string>;
  /** Another one than this, which was refused although it should have been good. @throws MailFailure as `get` */
  insteadOf(refused: string): Promise<string>;
  /** What must not be repeated to anybody. */
  secrets(): readonly string[];
  /** Milliseconds since the epoch, until which the latest one is used. */
  goodUntil(): number;
};

export type TokenRequest = {
  readonly url: string;
  /** As it goes to the issuer. */
  readonly form: Readonly<Record<string, string>>;
  /** The names of the fields that are secrets. */
  readonly secret: readonly string[];
  /** Milliseconds for an answer. */
  readonly patience: number;
};

const granted = z.object({
  // A header is made of it.
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.coerce.number().positive().catch(300),
});
const refused = z.object({ error: z.string(), error_description: z.string().optional() });

/** Gets access tokens, and keeps each until a minute before its end. However many ask at once, one request is made. */
export function accessTokens({ url, form, secret, patience }: TokenRequest): AccessTokens {
  let latest = { token: "", goodUntil: 0 };
  let inHand: Promise<string> | null = null;
  const secrets = () => [...secret.map((name) => form[name] ?? ""), latest.token];

  async function request(): Promise<string> {
    const { access_token: token, expires_in: seconds } = await askFor({ url, form, secrets, patience });
    // Not a minute for those that live hardly longer.
    latest = { token, goodUntil: Date.now() + Math.max(seconds - 60, seconds / 2) * 1000 };
    return token;
  }

  function renew(): Promise<string> {
    inHand ??= request().finally(() => {
      inHand = null;
    });
    return inHand;
  }

  return {
    get: () => (Date.now() < latest.goodUntil ? Promise.resolve(latest.token) : renew()),
    // Where several were refused at once, the first of them has renewed it.
    insteadOf: (token) => (token === latest.token ? renew() : Promise.resolve(latest.token)),
    secrets,
    goodUntil: () => latest.goodUntil,
  };
}

async function askFor({
  url,
  form,
  secrets,
  patience,
}: Pick<TokenRequest, "url" | "form" | "patience"> & { readonly secrets: () => readonly string[] }) {
  const failure = (reply: string, retryAfter: number | null = null) =>
    new MailFailure(printable(reply, secrets()), { permanent: false, retryAfterSeconds: retryAfter });
  const { host } = new URL(url);

  const answer = await httpCall(url, {
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams(form).toString(),
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    const words = error instanceof Error ? error.message : String(error);
    throw failure(isLate ? `${host}: no access token within ${patience / 1000} seconds` : words);
  });
  const json = jsonIn(answer);
  const given = granted.safeParse(json);
  if (answer.status === 200 && given.success) return given.data;
  const said = refused.safeParse(json);
  const words = said.success ? `${said.data.error}: ${said.data.error_description ?? ""}` : "no access token";
  throw failure(`${host}: ${answer.status} ${words}`, retryAfterSeconds(answer.headers.get("retry-after")));
}
