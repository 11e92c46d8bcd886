import type { MailSettings } from "@foyer/contract/mail";
import { describe, expect, test } from "vitest";
import { formOf, type MailForm, mailFields, mailFormSchema, wishOf } from "./mail-form.ts";

const untouched: MailSettings = {
  provider: "server_default",
  from: { email: null, name: null },
  smtp: null,
  office365: null,
  mailtrap: {
    perMinute: null,
    hasApiKey: false,
    hasWebhookSecret: false,
    webhookUrl: "https://foyer.example/api/mail/webhooks/mailtrap/x",
  },
  serverDefault: { provider: "smtp", from: { email: "foyer@example.com", name: "Foyer" } },
  updatedAt: null,
};
const bySmtp: MailSettings = {
  ...untouched,
  provider: "smtp",
  from: { email: "choir@example.com", name: "Choir" },
  smtp: {
    host: "mail.example.com",
    port: 465,
    security: "tls",
    username: "choir",
    perMinute: 60,
    hasPassword: true,
    oauth2: null,
  },
};
const organizationId = "0199f0aa-0000-7000-8000-000000000001";

/** The form of some settings after changes to its SMTP part. */
function changed(
  saved: MailSettings,
  smtp: Partial<MailForm["smtp"]>,
  more: Partial<MailForm> = {},
): MailForm {
  const form = formOf(saved);
  return { ...form, provider: "smtp", ...more, smtp: { ...form.smtp, ...smtp } };
}

/** What the fields say of a form. */
function objections(form: MailForm, saved: MailSettings): readonly string[] {
  const { error } = mailFormSchema(organizationId, saved).safeParse(form);
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
}

describe("the form of the e-mail settings [S3.10]", () => {
  test("sends nothing of what was not touched, and never a secret that was not typed", () => {
    expect(wishOf(formOf(untouched), untouched)).toEqual({});
    expect(wishOf(formOf(bySmtp), bySmtp)).toEqual({});
    expect(wishOf(changed(bySmtp, { host: "smtp.example.com" }), bySmtp)).toEqual({
      smtp: { host: "smtp.example.com" },
    });
  });

  test("sends all of a provider that is set up for the first time, and nothing of the others", () => {
    const form = changed(untouched, { host: "mail.example.com", username: "ada", password: "secret" });
    const typedElsewhere = { ...form.office365, tenantId: "acme.onmicrosoft.com" };
    expect(wishOf({ ...form, office365: typedElsewhere }, untouched)).toEqual({
      provider: "smtp",
      smtp: {
        host: "mail.example.com",
        port: 587,
        security: "starttls",
        username: "ada",
        perMinute: null,
        password: "secret",
      },
    });
  });

  test("keeps no password that is not signed in with any more, and removes what is taken out", () => {
    expect(wishOf(changed(bySmtp, { signIn: "none" }), bySmtp)).toEqual({
      smtp: { username: null, password: null },
    });
    expect(wishOf(changed(bySmtp, { password: null, perMinute: "" }), bySmtp)).toEqual({
      smtp: { perMinute: null, password: null },
    });
    const oauth2 = {
      issuer: "microsoft" as const,
      clientId: "app",
      tenantId: "acme.example",
      clientSecret: "one",
      refreshToken: "two",
    };
    expect(wishOf(changed(bySmtp, { signIn: "oauth2", oauth2 }), bySmtp)).toEqual({
      smtp: { password: null, oauth2 },
    });
  });

  test("touches OAuth2 only where something of it is another", () => {
    const saved: MailSettings = {
      ...bySmtp,
      smtp: bySmtp.smtp && {
        ...bySmtp.smtp,
        hasPassword: false,
        oauth2: {
          issuer: "google",
          clientId: "app",
          tenantId: null,
          hasClientSecret: true,
          hasRefreshToken: true,
        },
      },
    };
    const form = formOf(saved);
    expect(wishOf(form, saved)).toEqual({});
    const oauth2 = { ...form.smtp.oauth2, refreshToken: "fresh" };
    expect(wishOf(changed(saved, { oauth2 }), saved)).toEqual({
      smtp: { oauth2: { issuer: "google", clientId: "app", tenantId: null, refreshToken: "fresh" } },
    });
    expect(wishOf(changed(saved, { signIn: "password", password: "new" }), saved)).toEqual({
      smtp: { oauth2: null, password: "new" },
    });
  });

  test("says what is wrong beside the field that it is about", () => {
    const wrong = changed(untouched, { host: "", port: "", perMinute: "many", username: "" });
    const found = objections(wrong, untouched);
    expect(found).toEqual(
      expect.arrayContaining([
        "smtp.host: Must not be empty.",
        "smtp.port: A whole number from 1 to 65,535.",
        "smtp.perMinute: A whole number from 1 to 100,000, or nothing.",
        "smtp.username: Must not be empty.",
      ]),
    );
    const fields: readonly string[] = mailFields;
    for (const objection of found) expect(fields).toContain(objection.split(":")[0]);
    expect(objections(changed(bySmtp, {}, { from: { email: "nobody", name: "Choir" } }), bySmtp)).toEqual([
      "from.email: Not an e-mail address.",
    ]);
  });
});
