import { Failure, type Issue } from "@foyer/contract/failures";
import type { MailProvider, UpdateMailSettings } from "@foyer/contract/mail";
import { type SecretName, type StoredSecrets, type StoredSettings, secretNames } from "./stored-settings.ts";

/** All that an organization has entered, in memory alone. */
export type EnteredSettings = {
  readonly provider: MailProvider;
  readonly settings: StoredSettings;
  readonly secrets: StoredSecrets;
};

type SettingsWish = Omit<UpdateMailSettings, "organizationId">;

/**
 * What is named is changed, and the rest stays.
 * @throws Failure `invalid_input` naming the fields that the chosen provider still needs, and the secrets that were entered
 * for another server
 */
export function changeSettings(before: EnteredSettings, wish: SettingsWish): EnteredSettings {
  const given = secretsIn(wish);
  const after = {
    provider: wish.provider ?? before.provider,
    settings: mergeSettings(before.settings, wish),
    secrets: mergeSecrets(before.secrets, given),
  };
  const issues = [...lackingFields(after), ...strayedSecrets(before, after, given)];
  if (issues.length > 0) throw new Failure("invalid_input", { issues });
  return after;
}

/** The names of the fields that became others, secrets among them. */
export function changedFields(before: EnteredSettings, after: EnteredSettings): string[] {
  const [was, is] = [flat({ ...before, secrets: null }), flat({ ...after, secrets: null })];
  const fields = [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name));
  const secrets = secretNames.filter((name) => before.secrets[name] !== after.secrets[name]);
  return [...fields.map((name) => name.replace(/^settings\./, "")), ...secrets].toSorted();
}

function mergeSettings(kept: StoredSettings, wish: SettingsWish): StoredSettings {
  return {
    from: {
      email: either(wish.from?.email, kept.from.email),
      name: either(wish.from?.name, kept.from.name),
    },
    smtp: wish.smtp ? mergeSmtp(kept.smtp, wish.smtp) : kept.smtp,
    office365: wish.office365 ? mergeOffice365(kept.office365, wish.office365) : kept.office365,
    mailtrap: { perMinute: either(wish.mailtrap?.perMinute, kept.mailtrap.perMinute) },
  };
}

function mergeSmtp(
  kept: StoredSettings["smtp"],
  wish: NonNullable<SettingsWish["smtp"]>,
): NonNullable<StoredSettings["smtp"]> {
  const host = wish.host ?? kept?.host;
  if (host === undefined) throw needed(["smtp.host"]);
  const security = wish.security ?? kept?.security ?? "starttls";
  const { issuer, clientId, tenantId } = wish.oauth2 ?? {};
  return {
    host,
    port: wish.port ?? kept?.port ?? (security === "tls" ? 465 : 587),
    security,
    username: either(wish.username, kept?.username ?? null),
    perMinute: either(wish.perMinute, kept?.perMinute ?? null),
    oauth2:
      issuer === undefined || clientId === undefined
        ? either(wish.oauth2 === null ? null : undefined, kept?.oauth2 ?? null)
        : { issuer, clientId, tenantId: tenantId ?? null },
  };
}

function mergeOffice365(
  kept: StoredSettings["office365"],
  wish: NonNullable<SettingsWish["office365"]>,
): NonNullable<StoredSettings["office365"]> {
  const { tenantId = kept?.tenantId, clientId = kept?.clientId, sender = kept?.sender } = wish;
  if (tenantId === undefined || clientId === undefined || sender === undefined) {
    const named = Object.entries({ tenantId, clientId, sender });
    throw needed(named.flatMap(([name, value]) => (value === undefined ? [`office365.${name}`] : [])));
  }
  return { tenantId, clientId, sender, perMinute: either(wish.perMinute, kept?.perMinute ?? null) };
}

type GivenSecrets = Readonly<Record<SecretName, string | null | undefined>>;

function secretsIn({ smtp, office365, mailtrap }: SettingsWish): GivenSecrets {
  const isWithoutOAuth2 = smtp?.oauth2 === null;
  return {
    "smtp.password": smtp?.password,
    "smtp.oauth2.clientSecret": isWithoutOAuth2 ? null : smtp?.oauth2?.clientSecret,
    "smtp.oauth2.refreshToken": isWithoutOAuth2 ? null : smtp?.oauth2?.refreshToken,
    "office365.clientSecret": office365?.clientSecret,
    "mailtrap.apiKey": mailtrap?.apiKey,
    "mailtrap.webhookSecret": mailtrap?.webhookSecret,
  };
}

function mergeSecrets(kept: StoredSecrets, given: GivenSecrets): StoredSecrets {
  return Object.fromEntries(
    secretNames.flatMap((name) => {
      const secret = either<string | null | undefined>(given[name], kept[name]);
      return secret === undefined || secret === null ? [] : [[name, secret]];
    }),
  );
}

/** What is not there and the chosen provider can't do without. */
function lackingFields({ provider, settings: { smtp, office365 }, secrets }: EnteredSettings): Issue[] {
  const without = (...names: SecretName[]) => names.filter((name) => secrets[name] === undefined);
  switch (provider) {
    case "server_default":
      return [];
    case "smtp": {
      if (!smtp) return issuesAt(["smtp.host"]);
      if (smtp.oauth2) {
        const nobody = smtp.username === null ? ["smtp.username"] : [];
        return issuesAt([...nobody, ...without("smtp.oauth2.clientSecret", "smtp.oauth2.refreshToken")]);
      }
      return smtp.username === null ? [] : issuesAt(without("smtp.password"));
    }
    case "office365": {
      const fields = office365 ? [] : ["office365.tenantId", "office365.clientId", "office365.sender"];
      return issuesAt([...fields, ...without("office365.clientSecret")]);
    }
    case "mailtrap":
      return issuesAt(without("mailtrap.apiKey"));
    default:
      return provider satisfies never;
  }
}

/**
 * A secret is for the server that it was entered for. Else whoever may change settings could read every password that was
 * entered before them: by naming a server of their own, which then is told it.
 */
function strayedSecrets(before: EnteredSettings, after: EnteredSettings, given: GivenSecrets): Issue[] {
  return enteredForAnother(before.settings, after.settings)
    .filter((name) => before.secrets[name] !== undefined && given[name] === undefined)
    .map((path) => ({ path, message: "Enter it again: what is kept was entered for another server." }));
}

/** The secrets, whether they are there or not, that a server would be told which they were not entered for. */
export function enteredForAnother(before: StoredSettings, after: StoredSettings): readonly SecretName[] {
  const [was, is] = [before.smtp, after.smtp];
  const isElsewhere = was !== null && was.host.toLowerCase() !== is?.host.toLowerCase();
  const issuers = [was?.oauth2?.issuer, is?.oauth2?.issuer];
  const isOtherIssuer = !issuers.includes(undefined) && issuers[0] !== issuers[1];
  return [
    ...(isElsewhere ? (["smtp.password"] as const) : []),
    ...(isOtherIssuer ? (["smtp.oauth2.clientSecret"] as const) : []),
    // What the issuer gives out for it is shown to the server.
    ...(isElsewhere || isOtherIssuer ? (["smtp.oauth2.refreshToken"] as const) : []),
  ];
}

function needed(paths: readonly string[]): Failure {
  return new Failure("invalid_input", { issues: issuesAt(paths) });
}

function issuesAt(paths: readonly string[]): Issue[] {
  return paths.map((path) => ({ path, message: "Can't be done without." }));
}

function either<Value>(wish: Value | undefined, kept: Value): Value {
  return wish === undefined ? kept : wish;
}

/** Every value that is there, by its path. */
function flat(value: unknown, path: readonly string[] = []): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object") return new Map([[path.join("."), JSON.stringify(value)]]);
  return new Map(Object.entries(value).flatMap(([name, each]) => [...flat(each, [...path, name])]));
}
