import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { emailAddress, line } from "@foyer/contract/values";
import { longestLocalPart } from "@foyer/domain/mail/bounces/return-path";
import type { MessageCaps } from "@foyer/domain/mail/ways-out";
import { z } from "zod";

/** The environment, read and understood. */
export type Config = {
  readonly production: boolean;
  /** `null`: run one in the data directory. */
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  /** `null`: make one in the data directory. */
  readonly secrets: readonly [string, ...string[]] | null;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly trustProxy: readonly string[];
  readonly from: { readonly name: string; readonly address: string };
  /** At most one of the three; none: run the development mailbox. */
  readonly smtpUrl: string | null;
  readonly mailtrapApiKey: string | null;
  readonly office365: {
    readonly tenantId: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly sender: string;
  } | null;
  /** Where Mailtrap and Microsoft are, organizations' own accounts there included. `undefined`: where they say. */
  readonly mailEndpoints: {
    readonly mailtrap: string | undefined;
    readonly office365Login: string | undefined;
    readonly office365Graph: string | undefined;
  };
  /** By what Mailtrap signs what it says of the server's own mail. `null`: it is not asked. */
  readonly webhookSecret: string | null;
  /** Where mail servers report what they could not deliver, and where that is read. `null`: nowhere. */
  readonly bounces: { readonly address: string; readonly imapUrl: string } | null;
  /** Whether organizations' own mail servers may be on private networks. */
  readonly allowsPrivateNetwork: boolean;
  /** Whether organizations' endpoints may be. */
  readonly webhooksAllowPrivateNetwork: boolean;
  readonly messageCaps: MessageCaps;
  readonly mailbox: { readonly smtpPort: number; readonly port: number };
  readonly setUp: { readonly organization: string; readonly ownerEmail: string };
  readonly roles: { readonly web: boolean; readonly worker: boolean };
  readonly logLevel: string;
};

/** A setting that can't be used. The message is one sentence that names it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** The owner-to-be of an installation that was told no address: `.localhost` leads nowhere outside (RFC 6761). */
const placeholderOwner = "owner@foyer.localhost";

const port = z.coerce.number().int().min(1, "must be a port").max(65_535, "must be a port");
const url = (...protocols: string[]) =>
  z.string().refine(
    (text) => {
      const parsed = URL.parse(text);
      return parsed !== null && protocols.includes(parsed.protocol);
    },
    `must be a URL that starts with ${protocols.join("// or ")}//`,
  );
/** The base of links: nothing may stand behind its path. */
const publicUrl = url("http:", "https:").refine((text) => {
  const parsed = URL.parse(text);
  return !parsed || `${parsed.username}${parsed.password}${parsed.search}${parsed.hash}` === "";
}, "must be a URL without user, query and fragment");
const mailServer = url("smtp:", "smtps:").refine((text) => {
  const parsed = URL.parse(text);
  return !parsed || `${parsed.search}${parsed.hash}` === "";
}, "must be a URL without query and fragment");
const directoryId = z.string().regex(/^[\w.-]+$/, "must be an id or a domain");
const credential = z.string().regex(/^[\x21-\x7e]+$/, "must be letters, digits and signs");
const cap = z.coerce.number().int().min(1, "must be at least 1").max(1_000_000_000, "must be less");
const hostName = z.string().regex(/^[\w.:-]+$/, "must be an address or the name of a host");
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean),
);

/** What is put between its local part and the domain needs room, and is found again by these characters. */
const returnAddress = emailAddress.refine((address) => {
  const local = address.slice(0, address.lastIndexOf("@"));
  return /^[\w.-]+$/.test(local) && local.length <= longestLocalPart;
}, `must be an address with at most ${longestLocalPart} letters, digits, dots, dashes and underscores before the @`);
const mailboxUrl = url("imaps:", "imap:").refine((text) => {
  const parsed = URL.parse(text);
  return !parsed || (parsed.username !== "" && parsed.password !== "");
}, "must be a URL with a user and a password, such as imaps://user:password@host/INBOX");

const environment = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: url("postgresql:", "postgres:").optional(),
  FOYER_DATA_DIR: z.string().default(".foyer"),
  APP_SECRET: list
    .refine(
      (secrets) => secrets.length > 0 && secrets.every((secret) => Buffer.byteLength(secret) >= 32),
      "must be at least 32 bytes long",
    )
    .optional(),
  HOST: hostName.default("127.0.0.1"),
  PORT: port.default(3000),
  PUBLIC_URL: publicUrl.optional(),
  FRONTEND_URL: publicUrl.optional(),
  TRUST_PROXY: list
    .refine(
      (proxies) => proxies.every(isAddressOrNetwork),
      "must be addresses or networks such as 10.0.0.0/8",
    )
    .default([]),
  FROM_EMAIL: emailAddress.optional(),
  FROM_NAME: line(100).default("Foyer"),
  SMTP_URL: mailServer.optional(),
  MAILTRAP_API_KEY: credential.optional(),
  MAILTRAP_API_URL: publicUrl.optional(),
  OFFICE365_TENANT_ID: directoryId.optional(),
  OFFICE365_CLIENT_ID: directoryId.optional(),
  OFFICE365_CLIENT_SECRET: credential.optional(),
  OFFICE365_SENDER: emailAddress.optional(),
  OFFICE365_LOGIN_URL: publicUrl.optional(),
  OFFICE365_GRAPH_URL: publicUrl.optional(),
  MAILTRAP_WEBHOOK_SECRET: credential.optional(),
  BOUNCE_ADDRESS: returnAddress.optional(),
  BOUNCE_IMAP_URL: mailboxUrl.optional(),
  MAIL_ALLOW_PRIVATE_NETWORK: z.enum(["true", "false"]).default("false"),
  WEBHOOK_ALLOW_PRIVATE_NETWORK: z.enum(["true", "false"]).default("false"),
  MAIL_LIMIT_RECIPIENT: cap.default(20),
  MAIL_LIMIT_INVITER: cap.default(1_000),
  MAIL_LIMIT_ORGANIZATION: cap.default(100_000),
  FOYER_MAILBOX_SMTP_PORT: port.default(1025),
  FOYER_MAILBOX_PORT: port.default(1080),
  FOYER_ORGANIZATION: line(100).default("My organization"),
  FOYER_OWNER_EMAIL: emailAddress.optional(),
  FOYER_ROLES: list
    .default(["web", "worker"])
    .refine((roles) => roles.length > 0 && roles.every((role) => role === "web" || role === "worker"), {
      error: "must be web, worker or both",
    }),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

type Environment = z.infer<typeof environment>;

/** The environment, with `.env` of the working directory, if there is one. What the environment says already stays. */
export function environmentVariables(): Readonly<Record<string, string | undefined>> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}

/**
 * Understands the environment.
 * @throws ConfigError naming the first setting that can't be used
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const read = environment.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(`${String(issue?.path[0])} is not usable: ${issue?.message}.`);
  }
  const env = read.data;
  const production = env.NODE_ENV === "production";
  const publicUrl = withoutSlash(env.PUBLIC_URL ?? env.FRONTEND_URL ?? `http://localhost:${env.PORT}`);

  if (env.DATABASE_URL !== undefined && env.APP_SECRET === undefined) {
    throw new ConfigError("APP_SECRET is missing: with a DATABASE_URL, set it to at least 32 random bytes.");
  }
  const wayOut = wayOutIn(env);
  if (production && waysIn(env).length === 0) {
    throw new ConfigError(
      "SMTP_URL is missing: in production Foyer needs a mail server, such as smtp://user:password@host:587, or MAILTRAP_API_KEY, or OFFICE365_TENANT_ID and what belongs to it.",
    );
  }
  if (production && env.FROM_EMAIL === undefined) {
    throw new ConfigError("FROM_EMAIL is missing: in production Foyer needs an address to send from.");
  }

  const [secret, ...earlier] = env.APP_SECRET ?? [];
  return {
    production,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDirectory: env.FOYER_DATA_DIR,
    secrets: secret === undefined ? null : [secret, ...earlier],
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    trustProxy: env.TRUST_PROXY,
    from: { name: env.FROM_NAME, address: env.FROM_EMAIL ?? "invitations@foyer.localhost" },
    ...wayOut,
    mailEndpoints: {
      mailtrap: baseUrl(env.MAILTRAP_API_URL),
      office365Login: baseUrl(env.OFFICE365_LOGIN_URL),
      office365Graph: baseUrl(env.OFFICE365_GRAPH_URL),
    },
    webhookSecret: env.MAILTRAP_WEBHOOK_SECRET ?? null,
    bounces: bouncesIn(env),
    allowsPrivateNetwork: env.MAIL_ALLOW_PRIVATE_NETWORK === "true",
    webhooksAllowPrivateNetwork: env.WEBHOOK_ALLOW_PRIVATE_NETWORK === "true",
    messageCaps: {
      recipient: env.MAIL_LIMIT_RECIPIENT,
      inviter: env.MAIL_LIMIT_INVITER,
      organization: env.MAIL_LIMIT_ORGANIZATION,
    },
    mailbox: { smtpPort: env.FOYER_MAILBOX_SMTP_PORT, port: env.FOYER_MAILBOX_PORT },
    setUp: { organization: env.FOYER_ORGANIZATION, ownerEmail: env.FOYER_OWNER_EMAIL ?? placeholderOwner },
    roles: { web: env.FOYER_ROLES.includes("web"), worker: env.FOYER_ROLES.includes("worker") },
    logLevel: env.LOG_LEVEL,
  };
}

/** Whether mail stays on this machine: no other way out is set. */
export function runsMailbox(config: Pick<Config, "smtpUrl" | "mailtrapApiKey" | "office365">): boolean {
  return config.smtpUrl === null && config.mailtrapApiKey === null && config.office365 === null;
}

/** The settings that name a way out, one for each. */
function waysIn(env: Environment) {
  return (["SMTP_URL", "MAILTRAP_API_KEY", "OFFICE365_TENANT_ID"] as const).filter(
    (name) => env[name] !== undefined,
  );
}

/** @throws ConfigError where it is not clear by which one mail leaves, or one is named by halves */
function wayOutIn(env: Environment): Pick<Config, "smtpUrl" | "mailtrapApiKey" | "office365"> {
  const office365 = office365In(env);
  const [one, another] = waysIn(env);
  if (another !== undefined) {
    throw new ConfigError(
      `${one} and ${another} are both set: mail leaves by one of them, so remove the other.`,
    );
  }
  return { smtpUrl: env.SMTP_URL ?? null, mailtrapApiKey: env.MAILTRAP_API_KEY ?? null, office365 };
}

function office365In(env: Environment): Config["office365"] {
  const names = [
    "OFFICE365_TENANT_ID",
    "OFFICE365_CLIENT_ID",
    "OFFICE365_CLIENT_SECRET",
    "OFFICE365_SENDER",
  ] as const;
  const missing = names.filter((name) => env[name] === undefined);
  if (missing.length === names.length) return null;
  const [tenantId, clientId, clientSecret, sender] = names.map((name) => env[name]);
  if (!tenantId || !clientId || !clientSecret || !sender) {
    throw new ConfigError(
      `${missing[0]} is missing: the settings of Office 365 are set together or not at all.`,
    );
  }
  return { tenantId, clientId, clientSecret, sender };
}

function bouncesIn({ BOUNCE_ADDRESS: address, BOUNCE_IMAP_URL: imapUrl }: Environment): Config["bounces"] {
  if (address === undefined && imapUrl === undefined) return null;
  if (address !== undefined && imapUrl !== undefined) return { address, imapUrl };
  const missing = address === undefined ? "BOUNCE_ADDRESS" : "BOUNCE_IMAP_URL";
  throw new ConfigError(`${missing} is missing: the two settings of bounces are set together or not at all.`);
}

function isAddressOrNetwork(text: string): boolean {
  const [, address = "", bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits ?? 0) <= (version === 4 ? 32 : 128);
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, "");
}

function baseUrl(text: string | undefined): string | undefined {
  return text === undefined ? undefined : withoutSlash(text);
}
