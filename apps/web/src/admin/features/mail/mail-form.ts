import {
  type MailProvider,
  type MailSettings,
  type OAuth2Issuer,
  type SmtpSecurity,
  type UpdateMailSettings,
  updateMailSettings,
} from "@foyer/contract/mail";
import type { UseFormReturn } from "react-hook-form";
import { z } from "zod";

/** What becomes of a secret: an empty text leaves it as it is, null removes it. */
export type Secret = string | null;

/** How Foyer signs in to an SMTP server. */
export type SignIn = "password" | "oauth2" | "none";

/** What stands in the form. The fields have the paths that the server names in its objections. */
export type MailForm = {
  provider: MailProvider;
  from: { email: string; name: string };
  smtp: {
    host: string;
    port: string;
    security: SmtpSecurity;
    perMinute: string;
    signIn: SignIn;
    username: string;
    password: Secret;
    oauth2: {
      issuer: OAuth2Issuer;
      clientId: string;
      tenantId: string;
      clientSecret: Secret;
      refreshToken: Secret;
    };
  };
  office365: { tenantId: string; clientId: string; sender: string; perMinute: string; clientSecret: Secret };
  mailtrap: { perMinute: string; apiKey: Secret; webhookSecret: Secret };
};

/** The form at work: what it submits is what the server takes. */
export type MailFormReturn = UseFormReturn<MailForm, unknown, UpdateMailSettings>;

/** Every field that an objection can be about. */
export const mailFields = [
  "provider",
  "from.email",
  "from.name",
  "smtp.host",
  "smtp.port",
  "smtp.security",
  "smtp.perMinute",
  "smtp.username",
  "smtp.password",
  "smtp.oauth2.issuer",
  "smtp.oauth2.clientId",
  "smtp.oauth2.tenantId",
  "smtp.oauth2.clientSecret",
  "smtp.oauth2.refreshToken",
  "office365.tenantId",
  "office365.clientId",
  "office365.sender",
  "office365.perMinute",
  "office365.clientSecret",
  "mailtrap.perMinute",
  "mailtrap.apiKey",
  "mailtrap.webhookSecret",
] as const;

/** The form as it shows what is saved. No secret is in it: none is ever told. */
export function formOf({ provider, from, smtp, office365, mailtrap }: MailSettings): MailForm {
  return {
    provider,
    from: { email: from.email ?? "", name: from.name ?? "" },
    smtp: {
      host: smtp?.host ?? "",
      port: String(smtp?.port ?? 587),
      security: smtp?.security ?? "starttls",
      perMinute: written(smtp?.perMinute),
      signIn: signInOf(smtp),
      username: smtp?.username ?? "",
      password: "",
      oauth2: {
        issuer: smtp?.oauth2?.issuer ?? "google",
        clientId: smtp?.oauth2?.clientId ?? "",
        tenantId: smtp?.oauth2?.tenantId ?? "",
        clientSecret: "",
        refreshToken: "",
      },
    },
    office365: {
      tenantId: office365?.tenantId ?? "",
      clientId: office365?.clientId ?? "",
      sender: office365?.sender ?? "",
      perMinute: written(office365?.perMinute),
      clientSecret: "",
    },
    mailtrap: { perMinute: written(mailtrap?.perMinute), apiKey: "", webhookSecret: "" },
  };
}

/** Checks a form by the contract and answers what is to be sent: only what differs from `saved`. */
export function mailFormSchema(organizationId: string, saved: MailSettings) {
  return z.custom<MailForm>().transform((form, context): UpdateMailSettings => {
    const parsed = updateMailSettings.safeParse({ organizationId, ...wishOf(form, saved) });
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues)
      context.addIssue({
        code: "custom",
        path: [...path],
        message: numberWords[String(path.at(-1))] ?? message,
      });
    return z.NEVER;
  });
}

const numberWords: Readonly<Record<string, string>> = {
  port: "A whole number from 1 to 65,535.",
  perMinute: "A whole number from 1 to 100,000, or nothing.",
};

/**
 * What a form changes. Of the providers only the chosen one: what was typed for another and is not seen is not sent. What
 * was not touched is not sent either, because somebody else may be changing it.
 */
export function wishOf(form: MailForm, saved: MailSettings): Readonly<Record<string, unknown>> {
  const before = formOf(saved);
  return {
    ...(form.provider !== saved.provider && { provider: form.provider }),
    ...section("from", differing(fromOf(form), fromOf({ ...before, provider: form.provider }))),
    ...chosenPart(form, before, saved),
  };
}

function chosenPart(
  form: MailForm,
  before: MailForm,
  saved: MailSettings,
): Readonly<Record<string, unknown>> {
  switch (form.provider) {
    case "server_default":
      return {};
    case "smtp":
      return section("smtp", {
        ...differing(smtpOf(form), saved.smtp && smtpOf(before)),
        ...smtpSecrets(form, saved.smtp),
      });
    case "office365":
      return section("office365", {
        ...differing(office365Of(form), saved.office365 && office365Of(before)),
        ...entered("clientSecret", form.office365.clientSecret),
      });
    case "mailtrap":
      return section("mailtrap", {
        ...differing(
          { perMinute: numberIn(form.mailtrap.perMinute) },
          { perMinute: numberIn(before.mailtrap.perMinute) },
        ),
        ...entered("apiKey", form.mailtrap.apiKey),
        ...entered("webhookSecret", form.mailtrap.webhookSecret),
      });
    default:
      return form.provider satisfies never;
  }
}

function fromOf({ from, provider }: MailForm) {
  return {
    // The server's own way sends from the server's own address, and does not show the field.
    ...(provider !== "server_default" && { email: from.email.trim() || null }),
    name: from.name.trim() || null,
  };
}

function smtpOf({ smtp: { host, port, security, signIn, username, perMinute } }: MailForm) {
  return {
    host,
    port: port.trim() === "" ? Number.NaN : Number(port),
    security,
    username: signIn === "none" ? null : username,
    perMinute: numberIn(perMinute),
  };
}

/** A password that is no longer signed in with is not kept. */
function smtpSecrets({ smtp }: MailForm, saved: MailSettings["smtp"]): Readonly<Record<string, unknown>> {
  const password =
    smtp.signIn === "password"
      ? entered("password", smtp.password)
      : saved?.hasPassword && { password: null };
  if (smtp.signIn !== "oauth2") return { ...password, ...(saved?.oauth2 && { oauth2: null }) };
  const { issuer, clientId, tenantId, clientSecret, refreshToken } = smtp.oauth2;
  const oauth2 = { issuer, clientId, tenantId: issuer === "microsoft" ? tenantId.trim() || null : null };
  const secrets = { ...entered("clientSecret", clientSecret), ...entered("refreshToken", refreshToken) };
  const isKept =
    saved?.oauth2 &&
    Object.keys(secrets).length === 0 &&
    Object.keys(differing(oauth2, saved.oauth2)).length === 0;
  return { ...password, ...(!isKept && { oauth2: { ...oauth2, ...secrets } }) };
}

function office365Of({ office365: { tenantId, clientId, sender, perMinute } }: MailForm) {
  return { tenantId, clientId, sender, perMinute: numberIn(perMinute) };
}

/** What is not as it was; all of it where nothing was. */
function differing(
  now: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> | null,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !before || !Object.is(value, before[name])),
  );
}

function section(name: string, fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.keys(fields).length > 0 ? { [name]: fields } : {};
}

function entered(name: string, secret: Secret) {
  return secret !== "" && { [name]: secret };
}

function signInOf(smtp: MailSettings["smtp"]): SignIn {
  if (!smtp) return "password";
  if (smtp.oauth2) return "oauth2";
  return smtp.username === null ? "none" : "password";
}

function numberIn(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}

function written(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
