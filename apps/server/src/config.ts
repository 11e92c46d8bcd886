import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { emailAddress, line } from "@foyer/contract/values";
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
  /** `null`: run the development mailbox. */
  readonly smtpUrl: string | null;
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
const hostName = z.string().regex(/^[\w.:-]+$/, "must be an address or the name of a host");
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean),
);

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
  SMTP_URL: url("smtp:", "smtps:").optional(),
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
  if (production && env.SMTP_URL === undefined) {
    throw new ConfigError(
      "SMTP_URL is missing: in production Foyer needs a mail server, such as smtp://user:password@host:587.",
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
    smtpUrl: env.SMTP_URL ?? null,
    mailbox: { smtpPort: env.FOYER_MAILBOX_SMTP_PORT, port: env.FOYER_MAILBOX_PORT },
    setUp: { organization: env.FOYER_ORGANIZATION, ownerEmail: env.FOYER_OWNER_EMAIL ?? placeholderOwner },
    roles: { web: env.FOYER_ROLES.includes("web"), worker: env.FOYER_ROLES.includes("worker") },
    logLevel: env.LOG_LEVEL,
  };
}

function isAddressOrNetwork(text: string): boolean {
  const [, address = "", bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits ?? 0) <= (version === 4 ? 32 : 128);
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, "");
}
