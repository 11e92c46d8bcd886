import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { renderEmail } from "./compile.ts";
import {
  type AccountNoticeValues,
  accountNoticeProps,
  compileEmails,
  type Email,
  type Emails,
  type InvitationValues,
  type InviterValues,
  invitationProps,
  inviterProps,
  type PasswordResetValues,
  passwordResetProps,
} from "./emails.ts";
import {
  apiKeyCreated,
  mfaDisabled,
  mfaEnabled,
  mfaReset,
  passwordChanged,
  recoveryCodesReplaced,
  recoveryCodeUsed,
} from "./templates/account-notice.tsx";
import { accepted, declined } from "./templates/answered.tsx";
import { invitation } from "./templates/invitation.tsx";
import { linkRequested } from "./templates/link-requested.tsx";
import { passwordReset } from "./templates/password-reset.tsx";
import { reminder } from "./templates/reminder.tsx";

const invite: InvitationValues = {
  organizationName: "Acme Robotics",
  inviterName: "Ada Lovelace",
  inviteeName: "Grace Hopper",
  role: "admin",
  message: "Dear Grace,\n\nwe would love to have you.",
  expiresAt: new Date("2026-11-28T14:05:59Z"),
  url: "https://foyer.example/accept#AZKq-mLd2f_FmY",
};
const note: InviterValues = {
  organizationName: "Acme Robotics",
  inviteeName: "Grace Hopper",
  inviteeEmail: "grace@example.com",
  url: "https://foyer.example/invitations/0192aa",
};
/** What an e-mail about an account may say. */
type AccountValues = PasswordResetValues & Omit<AccountNoticeValues, "purpose">;
const account: AccountValues = {
  name: "Grace Hopper",
  email: "grace@example.com",
  expiresAt: new Date("2026-11-28T15:05:59Z"),
  at: new Date("2026-11-28T14:05:59Z"),
  url: "https://foyer.example/reset-password#AZKq-mLd2f_FmY",
};
const purposes = [
  "password_changed",
  "mfa_enabled",
  "mfa_disabled",
  "mfa_reset",
  "recovery_code_used",
  "recovery_codes_replaced",
  "api_key_created",
] as const satisfies AccountNoticeValues["purpose"][];

let emails: Emails;
beforeAll(async () => {
  emails = await compileEmails();
});

describe("an invitation", () => {
  test("says who invites you, to what, as what and until when, with the message and one link", () => {
    const { subject, html, text } = emails.invitation(invite);
    expect(subject).toBe("Ada Lovelace invites you to join Acme Robotics");
    for (const form of [text, shown(html)]) {
      expect(form).toContain("Ada Lovelace invites you to join Acme Robotics");
      expect(form).toContain("Hello Grace Hopper,");
      expect(form).toContain("You would join as admin.");
      expect(form).toContain("open until Saturday 28 November 2026, 14:05 UTC");
      expect(form).toContain("we would love to have you.");
      expect(form).toContain(invite.url);
      expect(form).toContain("You got this because Ada Lovelace entered your address");
    }
    expect(new Set(links(html))).toEqual(new Set([invite.url]));
  });

  test("at set-up has no inviter, no greeting and no message", () => {
    const { subject, html, text } = emails.invitation({
      ...invite,
      inviterName: null,
      inviteeName: " ",
      message: null,
      role: "owner",
    });
    expect(subject).toBe("You are invited to join Acme Robotics");
    for (const form of [text, shown(html)]) {
      expect(form).toContain("You would join as owner.");
      expect(form).toContain("because somebody entered your address");
      expect(form).not.toMatch(/Hello|null|undefined/);
    }
    expect(html).not.toContain("<blockquote");
  });

  test("its message keeps its lines, marked as quoted in plain text so that it can't pass for ours", () => {
    const { html, text } = emails.invitation({ ...invite, message: "One\n\nTwo\nYour own link: evil" });
    expect(html).toContain("One<br/><br/>Two<br/>Your own link");
    expect(text).toContain("\n> One\n> \n> Two\n> Your own link: evil\n");
  });
});

test("a reminder says that it is one", () => {
  const { subject, text } = emails.reminder(invite);
  expect(subject).toBe("Reminder: your invitation to join Acme Robotics");
  expect(text).toContain("Ada Lovelace invited you to join as admin, and you have not answered yet.");
  expect(text).toContain(invite.url);
});

test("an inviter learns who asks for a new link, and where a resend goes", () => {
  const { subject, text } = emails.linkRequested(note);
  expect(subject).toBe("Grace Hopper asks for a new link to join Acme Robotics");
  expect(text).toContain("It goes to grace@example.com and nowhere else.");
  expect(text).toContain(note.url);
});

test("an inviter learns the answer, by name or by address", () => {
  expect(emails.answered({ ...note, answer: "accepted" }).subject).toBe("Grace Hopper joined Acme Robotics");
  expect(emails.answered({ ...note, inviteeName: null, answer: "declined" }).subject).toBe(
    "grace@example.com declined to join Acme Robotics",
  );
});

test("a reset says for which account, until when, that it changes nothing by itself, and has one link", () => {
  const { subject, html, text } = emails.passwordReset(account);
  expect(subject).toBe("Choose a new password");
  for (const form of [text, readable(html)]) {
    expect(form).toContain("Hello Grace Hopper,");
    expect(form).toContain("a new password for grace@example.com");
    expect(form).toContain("once, until Saturday 28 November 2026, 15:05 UTC");
    expect(form).toContain("If it wasn’t you, ignore this e-mail: nothing has changed, and nothing will.");
    expect(form).toContain(account.url);
  }
  expect(new Set(links(html))).toEqual(new Set([account.url]));
});

test.each([
  ["password_changed", "Your password was changed"],
  ["mfa_enabled", "Your second factor was turned on"],
  ["mfa_disabled", "Your second factor was turned off"],
  ["mfa_reset", "An administrator reset your second factor"],
  ["recovery_code_used", "One of your recovery codes was used"],
  ["recovery_codes_replaced", "Your recovery codes were replaced"],
  ["api_key_created", "An API key was made for your account"],
] as const)(
  "a notice of %s says what happened, when, and what to do if it wasn't you",
  (purpose, headline) => {
    const url = "https://foyer.example/forgot-password";
    const { subject, html, text } = emails.accountNotice({ ...account, purpose, url });
    expect(subject).toBe(headline);
    for (const form of [text, readable(html)]) {
      expect(form).toContain(headline);
      expect(form).toContain("your account grace@example.com on Saturday 28 November 2026, 14:05 UTC");
      expect(form).toContain("If not, choose a new password now");
      expect(form).toContain(url);
    }
    expect(new Set(links(html))).toEqual(new Set([url]));
  },
);

test("a notice of a key says where to take it back, which a new password does not", () => {
  const { html, text } = emails.accountNotice({ ...account, purpose: "api_key_created" });
  for (const form of [text, readable(html)])
    expect(form).toContain("Then take the key back under My account: it works without a password");
});

test("a name that nobody could read is left out of a greeting", () => {
  expect(emails.passwordReset({ ...account, name: "\u200b" }).text).not.toContain("Hello");
});

test("nothing is loaded from anywhere", () => {
  for (const { html } of everyEmail(invite, note, account)) {
    expect(html).not.toMatch(/<(img|link|script|iframe|object|embed|form)\b|\bsrc=|\burl\(|@import/i);
  }
});

test("a link that isn't a web address is refused, not sent", () => {
  expect(() => emails.invitation({ ...invite, url: "javascript:alert(1)" })).toThrow(TypeError);
  expect(() => emails.answered({ ...note, url: "//evil.example", answer: "accepted" })).toThrow(TypeError);
});

describe("whatever people type", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc
      .array(
        fc.constantFrom(
          ..."<>&\"'`=/ \t\r\n\0.:@#?-\\{}$\u200b\u200c\u2028\u3000\ue000\ue001\ud800\uff0e1".split(""),
          ..."<script>|</blockquote>|<!--|-->|&lt;|&#60;|]]>|<br/>|http://evil.example|www.evil.com".split(
            "|",
          ),
          ..."eve@evil.example|javascript:|onerror=|\ue0000\ue001|$&|$1|\r\nBcc: eve@evil.example|https://".split(
            "|",
          ),
        ),
        { maxLength: 40 },
      )
      .map((pieces) => pieces.join("")),
  );
  const invites = fc.record<InvitationValues>({
    organizationName: hostile,
    inviterName: fc.option(hostile),
    inviteeName: fc.option(hostile),
    role: hostile,
    message: fc.option(hostile),
    expiresAt: fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true }),
    url: fc.webUrl({ withFragments: true, withQueryParameters: true }),
  });
  const notes = fc.record<InviterValues>({
    organizationName: hostile,
    inviteeName: fc.option(hostile),
    inviteeEmail: hostile,
    url: fc.webUrl({ withFragments: true, withQueryParameters: true }),
  });

  const accounts = fc.record<AccountValues>({
    name: hostile,
    email: hostile,
    expiresAt: fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true }),
    at: fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true }),
    url: fc.webUrl({ withFragments: true, withQueryParameters: true }),
  });

  test("the compiled e-mails are byte for byte what React renders", async () => {
    await fc.assert(
      fc.asyncProperty(invites, notes, accounts, async (anyInvite, anyNote, anyAccount) => {
        const props = [invitationProps(anyInvite), inviterProps(anyNote)] as const;
        const notice = accountNoticeProps({ ...anyAccount, purpose: "mfa_reset" });
        const rendered = await Promise.all([
          renderEmail(invitation, props[0]),
          renderEmail(reminder, props[0]),
          renderEmail(linkRequested, props[1]),
          renderEmail(accepted, props[1]),
          renderEmail(declined, props[1]),
          renderEmail(passwordReset, passwordResetProps(anyAccount)),
          renderEmail(passwordChanged, notice),
          renderEmail(mfaEnabled, notice),
          renderEmail(mfaDisabled, notice),
          renderEmail(mfaReset, notice),
          renderEmail(recoveryCodeUsed, notice),
          renderEmail(recoveryCodesReplaced, notice),
          renderEmail(apiKeyCreated, notice),
        ]);
        expect(everyEmail(anyInvite, anyNote, anyAccount)).toEqual(rendered);
      }),
      { numRuns: 100 },
    );
  });

  test("no value opens a tag or an attribute, makes a link, or breaks the subject's line", () => {
    fc.assert(
      fc.property(invites, notes, accounts, (anyInvite, anyNote, anyAccount) => {
        const tame = everyEmail(tamed(anyInvite), tamed(anyNote), tamedAccount(anyAccount));
        const wild = everyEmail(anyInvite, anyNote, anyAccount);
        for (const [place, { subject, html, text }] of wild.entries()) {
          expect(tags(html)).toEqual(tags(tame[place]?.html ?? ""));
          expect(shown(html.replace(/<a .*?<\/a>/gs, ""))).not.toMatch(/:\/\/|\S[.@。．｡][\p{L}\p{N}]/u);
          expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
          const quoted = place < 2 ? (invitationProps(anyInvite).message?.replace(/^/gm, "> ") ?? "") : "";
          expect(text).toContain(quoted);
          expect(lines(text) - lines(quoted)).toBe(lines(tame[place]?.text ?? "") - 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  /** The same e-mail with values of nothing but letters. */
  function tamed<Values extends InvitationValues | InviterValues>(values: Values): Values {
    const props = "role" in values ? invitationProps(values) : inviterProps(values);
    const letters = Object.entries(props).map(([name, value]) => [name, value === null ? null : "letters"]);
    const kept = "role" in values ? { expiresAt: values.expiresAt, url: values.url } : { url: values.url };
    return { ...values, ...Object.fromEntries(letters), ...kept };
  }

  function tamedAccount(values: AccountValues): AccountValues {
    const { name } = passwordResetProps(values);
    return { ...values, name: name === null ? "" : "letters", email: "letters" };
  }
});

function everyEmail(anyInvite: InvitationValues, anyNote: InviterValues, anyAccount: AccountValues): Email[] {
  return [
    emails.invitation(anyInvite),
    emails.reminder(anyInvite),
    emails.linkRequested(anyNote),
    emails.answered({ ...anyNote, answer: "accepted" }),
    emails.answered({ ...anyNote, answer: "declined" }),
    emails.passwordReset(anyAccount),
    ...purposes.map((purpose) => emails.accountNotice({ ...anyAccount, purpose })),
  ];
}

/** Every tag with its attributes, but those that part lines and unlink words. */
function tags(html: string): string[] {
  const own = html.replace(/<span data-skip-in-text="true">\u200c<\/span>/g, "");
  const [head = "", ...quotes] = own.split(/(?<=<blockquote[^>]*>)/);
  const unbroken = quotes.map((quote) => {
    const [message = "", ...rest] = quote.split("</blockquote>");
    return [message.replaceAll("<br/>", ""), ...rest].join("</blockquote>");
  });
  return [head, ...unbroken].join("").match(/<[^>]*>?/g) ?? [];
}

/** What a reader sees, entities resolved. */
function shown(html: string): string {
  return html
    .slice(html.indexOf("<body"))
    .replace(/<\/(p|h1|div|td|blockquote)>|<br\/>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&");
}

/** The same, without what unlinks words. */
function readable(html: string): string {
  return shown(html).replaceAll("\u200c", "");
}

function lines(text: string): number {
  return text.split("\n").length;
}

function links(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? "");
}
