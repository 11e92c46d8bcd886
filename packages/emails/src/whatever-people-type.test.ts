import { type Language, languages } from "@foyer/contract/languages";
import type { TemplateTexts } from "@foyer/contract/mail-templates";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { compileLetter } from "./compile-letter.ts";
import type { EmailStyle, PlaceValues } from "./email-values.ts";
import { type Emails, emailsBy } from "./emails.ts";
import type { KnownValues } from "./known-values.ts";
import { type Email, renderEmail, writeBy } from "./write-email.ts";

let write: ReturnType<typeof writeBy>;
beforeAll(async () => {
  write = writeBy(await compileLetter());
});

const pieces = [
  ..."<>&\"'`=/ \t\r\n\0.:@#?-\\{}$*\u200b\u200c\u2028\u202e\u3000\u00a0\ue000\ue001\ue002\ue003\ue004\ud800\uff0e1".split(
    "",
  ),
  ..."<script>|</blockquote>|<!--|-->|&lt;|&#60;|]]>|<br/>|http://evil.example|www.evil.com|//evil".split(
    "|",
  ),
  ..."eve@evil.example|javascript:|onerror=|\ue0000\ue001|\ue0020\ue003|$&|$1|$`|\r\nBcc: eve@evil.example".split(
    "|",
  ),
  ..."{{ organization }}|{% for x in (1..9) %}|**|{{ message }}|\n\n|%}|}}|</style>|".split("|"),
];
const hostile = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((each) => each.join("")),
  fc.constantFrom("a.".repeat(3_000), "👩🏽‍🚀".repeat(2_000), " ", ""),
);
const optional = fc.option(hostile);
const url = fc.webUrl({ withFragments: true, withQueryParameters: true });
const time = fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true });
const occasion = fc.record({
  startsAt: time,
  endsAt: fc.option(time),
  timeZone: fc.oneof(hostile, fc.constantFrom("UTC", "Europe/Berlin", "America/New_York")),
  location: optional,
  description: optional,
});
const place = fc.record<PlaceValues>({
  kind: fc.constantFrom("organization", "space", "event"),
  name: hostile,
  occasion: fc.option(occasion),
});
const anything = fc.record({
  organizationName: hostile,
  place: fc.option(place),
  inviterName: optional,
  inviteeName: optional,
  role: fc.oneof(optional, fc.constantFrom("admin", "viewer")),
  message: optional,
  expiresAt: time,
  url,
  optOutUrl: fc.option(url),
  inviteeEmail: hostile,
  eventName: hostile,
  occasion,
  attendeeName: optional,
  offeredUntil: time,
  recipientName: optional,
  answers: fc.array(
    fc.record({
      place: fc.option(place),
      inviteeName: optional,
      inviteeEmail: hostile,
      answer: fc.constantFrom("accepted" as const, "declined" as const),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  answer: fc.constantFrom("accepted" as const, "declined" as const),
  name: hostile,
  email: hostile,
  at: time,
  purpose: fc.constantFrom(
    "password_changed" as const,
    "mfa_enabled" as const,
    "mfa_disabled" as const,
    "mfa_reset" as const,
    "recovery_code_used" as const,
    "recovery_codes_replaced" as const,
    "api_key_created" as const,
  ),
});
type Anything = typeof anything extends fc.Arbitrary<infer Values> ? Values : never;

/** Texts of an organization's own: mostly such as Foyer takes, now and then such as it would have refused. */
const bits = [
  ..."Hello |{{ organization }}|{{ organization | upcase }}|{{ inviter | default: 'x.y' }}|**|.|@|http:|www.|\n|\n\n".split(
    "|",
  ),
  ..."{% if inviter %}|{% else %}|{% endif %}|{{ message }}|{{ details }}|{{ about }}|{{ answers | first }}|  |<b>|&amp;|{{".split(
    "|",
  ),
  ..."{{ organization | truncate: 3 }}|\ue0000\ue001|{{ '//x' }}|{{ expires_at }}|{{ destination }}{{ organization }}|$&|\u00a0".split(
    "|",
  ),
];
const source = fc
  .array(fc.oneof(fc.constantFrom(...bits), hostile), { minLength: 1, maxLength: 8 })
  .map((each) => each.join(""));
const texts = fc.record<TemplateTexts>({
  subject: source,
  headline: source,
  previewText: source,
  body: source,
  button: fc.option(source),
  reason: source,
});
const style = fc.record<EmailStyle>({
  language: fc.constantFrom<Language>(...languages),
  texts: fc.option(fc.oneof(texts, fc.constant(careful()))),
  brand: fc.option(
    fc.record({
      color: fc.option(fc.oneof(hostile, fc.constantFrom("#ffcc00", "#000000", "#FFFFFF", "#7f7f7f"))),
      logoUrl: fc.option(url),
    }),
  ),
});

function careful(): TemplateTexts {
  return {
    subject: "{{ organization }}{{ organization | upcase }}",
    headline: "http:{{ organization }}.{{ organization }}com",
    previewText: "{{ organization }}",
    body: "**{{ organization }}**{{ organization }} ** {% if organization %}.com{% endif %}\n<b>&amp;</b>\n\nwww.evil.example",
    button: "{{ organization }}",
    reason: "{{ organization | truncate: 7 }}\n{{ organization }}",
  };
}

type Every<Result> = { readonly [Name in keyof Emails]: (values: Anything, style: EmailStyle) => Result };

function every<Result>(letters: Every<Result>, values: Anything, how: EmailStyle): Result[] {
  return [
    letters.invitation(values, how),
    letters.reminder(values, how),
    letters.linkRequested(values, how),
    letters.answered(values, how),
    letters.answersDigest(values, how),
    letters.confirmation(values, how),
    letters.seatOffered(values, how),
    letters.eventUpdated(values, how),
    letters.eventCancelled(values, how),
    letters.seatWithdrawn(values, how),
    letters.seatReleased(values, how),
    letters.passwordReset(values, how),
    letters.accountNotice(values, how),
    letters.test(values, how),
  ];
}

const patient = { timeout: 120_000 };

test(
  "every e-mail is byte for byte what React and react-email render, in anybody's words",
  patient,
  async () => {
    const rendered = emailsBy(renderEmail);
    await fc.assert(
      fc.asyncProperty(anything, style, async (values, how) => {
        expect(every(emailsBy(write), values, how)).toEqual(await Promise.all(every(rendered, values, how)));
      }),
      { numRuns: 8 },
    );
  },
);

test("no value opens a tag or an attribute, makes a link, or breaks the subject's line", patient, () => {
  const tame = emailsBy((known, how) => write(tamed(known), how));
  const known = emailsBy((each) => each);
  const foyers = fc.record<EmailStyle>({
    language: fc.constantFrom<Language>(...languages),
    texts: fc.constantFrom(null, careful()),
  });
  fc.assert(
    fc.property(anything, foyers, (values, how) => {
      const letters = every(tame, values, how);
      const knowns = every(known, values, how);
      for (const [at, email] of every(emailsBy(write), values, how).entries())
        expectTame(email, letters[at], knowns[at]);
    }),
    { numRuns: 20 },
  );
});

function expectTame({ subject, html, text }: Email, tame?: Email, known?: KnownValues): void {
  if (!tame || !known) throw new Error("Every e-mail has its like.");
  expect(tags(html)).toEqual(tags(tame.html));
  // Nobody sees the non-joiner, and mail clients end a word at it.
  expect(shown(html.replace(/<a .*?<\/a>/gs, "")).replaceAll("\u200c", " ")).not.toMatch(
    /:\/\/|\S[@.。．｡][\p{L}\p{N}]/u,
  );
  expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  expect(subject.length).toBeLessThan(401);
  expect(text.isWellFormed()).toBe(true);
  // Nothing that anybody typed stands at the beginning of a line of its own, but marked as quoted.
  const quotes = ["message", "about"].flatMap((name) => known.values[name] ?? []);
  const more = quotes.reduce(
    (sum, quote) => sum + (text.includes(`> ${quote.split("\n")[0]}`) ? lines(quote) - 1 : 0),
    0,
  );
  expect(lines(text) - more).toBe(lines(tame.text));
}

/** The same with values of nothing but letters. */
function tamed(known: KnownValues): KnownValues {
  const letters = Object.entries(known.values).map(([name, value]) => [
    name,
    value === null ? null : "letters",
  ]);
  return {
    ...known,
    from: "letters",
    values: Object.fromEntries(letters),
    answers: known.answers && known.answers.map(() => "letters"),
  };
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

function lines(text: string): number {
  return text.split("\n").length;
}
