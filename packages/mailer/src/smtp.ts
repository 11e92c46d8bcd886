import { createTransport } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import { type AccessTokens, accessTokens } from "./access-tokens.ts";
import type { Mailer, Message } from "./mailer.ts";
import { MailFailure } from "./mailer.ts";
import { printable } from "./printable.ts";
import type { SmtpSettings, SmtpSignIn } from "./provider-settings.ts";
import { connectPublicly } from "./public-network.ts";
import { safeMessage } from "./safe-message.ts";
import { smtpFailure } from "./smtp-failure.ts";
import { smtpSettings } from "./smtp-settings.ts";

/** How long a server may take, in milliseconds. */
export type SmtpPatience = {
  /** To accept the connection, name lookup included. */
  readonly connection: number;
  /** To say hello. */
  readonly greeting: number;
  /** Of silence at any later moment. */
  readonly silence: number;
  /** For one message from `send` to the answer, waiting for a free connection included. */
  readonly message: number;
};

/** The server, as a URL (see `smtpSettings`) or as settings. */
export type SmtpServer = { readonly url: string } | { readonly settings: SmtpSettings };

export type SmtpOptions = SmtpServer & {
  /** Connections kept open at once; default 5. */
  readonly maxConnections?: number;
  readonly patience?: Partial<SmtpPatience>;
  /** `public`: only to hosts of the public internet. Default `any`. */
  readonly network?: "public" | "any";
  /** Where access tokens are asked for; default, the issuer's own. */
  readonly tokenUrl?: string | undefined;
};

const usualPatience: SmtpPatience = {
  connection: 10_000,
  greeting: 10_000,
  silence: 30_000,
  message: 120_000,
};

/**
 * A mailer that keeps connections to one SMTP server open and reuses them. It insists on a certificate that is good for
 * the host's name wherever it speaks TLS.
 * @throws Error at once when the URL isn't an SMTP URL; the message names no password.
 */
export function smtpMailer(options: SmtpOptions): Mailer {
  const { maxConnections = 5, patience, network = "any", tokenUrl } = options;
  const { host, port, security, signIn } = "url" in options ? smtpSettings(options.url) : options.settings;
  const server = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const allowed = { ...usualPatience, ...patience };
  const tokens =
    signIn?.by === "oauth2" ? tokensFor(signIn, { url: tokenUrl, patience: allowed.silence }) : null;
  const secrets = () => secretsOf(signIn, tokens);
  const inHand = new Set<Promise<unknown>>();
  let closing = false;
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ...(signIn && { auth: authOf(signIn, tokens), forceAuth: true }),
    ...(network === "public" && { getSocket: publicSocket({ host, port, patience: allowed.connection }) }),
    maxConnections,
    maxMessages: 1_000,
    // An idle connection that the server has dropped costs one new attempt; everything beyond is the queue's business.
    maxRequeues: 1,
    connectionTimeout: allowed.connection,
    dnsTimeout: allowed.connection,
    greetingTimeout: allowed.greeting,
    socketTimeout: allowed.silence,
  });
  // Errors of connections without a message in hand; whoever sends next meets them again.
  transport.on("error", () => {});

  async function handOver(message: Message, given?: AbortSignal): Promise<{ reply: string }> {
    if (closing) throw new MailFailure(`${server}: the mailer is closing`, { permanent: false });
    // A tarpit that says a word every few seconds is never silent: only a deadline gets the connection back.
    const deadline = AbortSignal.timeout(allowed.message);
    const signal = given ? AbortSignal.any([deadline, given]) : deadline;
    const delivery = transport.sendMail({ ...safeMessage(message), signal });
    inHand.add(delivery);
    try {
      const { response } = await delivery;
      return { reply: printable(response, secrets()) };
    } catch (error) {
      throw deadline.aborted ? outOfPatience(server, allowed.message) : error;
    } finally {
      inHand.delete(delivery);
    }
  }

  return {
    async send(message, signal) {
      try {
        return await handOver(message, signal);
      } catch (error) {
        throw smtpFailure(error, { server, secrets: secrets() });
      }
    },

    async check() {
      const deadline = AbortSignal.timeout(allowed.message);
      const late = new Promise<never>((_, reject) => {
        deadline.addEventListener("abort", () => reject(outOfPatience(server, allowed.message)));
      });
      try {
        await Promise.race([transport.verify(), late]);
      } catch (error) {
        throw smtpFailure(error, { server, secrets: secrets() });
      }
    },

    async close() {
      closing = true;
      await Promise.allSettled(inHand);
      transport.close();
    },
  };
}

function authOf(signIn: SmtpSignIn, tokens: AccessTokens | null): SMTPPool.Options["auth"] {
  if (signIn.by === "password") return { user: signIn.username, pass: signIn.password };
  let last = "";
  return {
    type: "OAuth2",
    user: signIn.username,
    // The library keeps a token for each connection; ours is for all of them.
    provisionCallback(_user, isRefused, done) {
      const token = isRefused ? tokens?.insteadOf(last) : tokens?.get();
      token?.then((fresh) => {
        last = fresh;
        done(null, fresh, tokens?.goodUntil());
      }, done);
    },
  };
}

/** With the issuer's own endpoint, unless another is named. */
function tokensFor(
  signIn: Extract<SmtpSignIn, { readonly by: "oauth2" }>,
  { url, patience }: { readonly url: string | undefined; readonly patience: number },
): AccessTokens {
  const { issuer, tenantId, clientId, clientSecret, refreshToken } = signIn;
  const base =
    url ?? (issuer === "google" ? "https://oauth2.googleapis.com" : "https://login.microsoftonline.com");
  const path =
    issuer === "google" ? "token" : `${encodeURIComponent(tenantId ?? "common")}/oauth2/v2.0/token`;
  return accessTokens({
    url: `${base}/${path}`,
    form: {
      grant_type: "refresh_token",
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
    },
    secret: ["client_secret", "refresh_token"],
    patience,
  });
}

function secretsOf(signIn: SmtpSignIn | null, tokens: AccessTokens | null): readonly string[] {
  if (signIn === null) return [];
  if (signIn.by === "oauth2") {
    const known = tokens?.secrets() ?? [];
    return [...known, ...known.map((token) => `user=${signIn.username}\x01auth=Bearer ${token}\x01\x01`)];
  }
  return [signIn.password, `\0${signIn.username}\0${signIn.password}`];
}

function publicSocket(to: { readonly host: string; readonly port: number; readonly patience: number }) {
  return (_options: unknown, done: (error: Error | null, found?: object) => void): void => {
    connectPublicly(to).then((connection) => done(null, { connection }), done);
  };
}

function outOfPatience(server: string, milliseconds: number): MailFailure {
  return new MailFailure(`${server}: no final answer within ${milliseconds / 1000} seconds`, {
    permanent: false,
  });
}
