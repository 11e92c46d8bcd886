import { languages } from "@foyer/contract/languages";
import { type TemplateKind, type TemplateTexts, templateKinds } from "@foyer/contract/mail-templates";
import { beforeAll, describe, expect, test } from "vitest";
import { emailKinds } from "./email-kinds.ts";
import type { InvitationValues } from "./email-values.ts";
import { compileEmails, type Emails } from "./emails.ts";
import { prepareTexts } from "./prepare-texts.ts";
import { compilePreview } from "./preview.ts";
import { problemsOf } from "./problems-of.ts";
import { wordingIn } from "./texts/texts.ts";

const texts: TemplateTexts = {
  subject: "Join {{ organization }}",
  headline: "Join {{ organization }}",
  previewText: "Until {{ expires_at }}",
  body: "Hello {{ invitee | default: 'you' }},\n\n{{ message }}\n\nsee you at **{{ organization }}**.",
  button: "Come in",
  reason: "{{ inviter | default: 'Somebody' }} asked us to.",
};
const invite: InvitationValues = {
  organizationName: "Acme Robotics",
  place: null,
  inviterName: "Ada Lovelace",
  inviteeName: "Grace Hopper",
  role: "admin",
  message: "Do come!",
  expiresAt: new Date("2026-11-28T14:05:59Z"),
  url: "https://foyer.example/accept#AZKq-mLd2f_FmY",
};
const inEnglish = (own: Partial<TemplateTexts>) => ({ language: "en", texts: { ...texts, ...own } }) as const;
const problemIn = (body: string, kind: TemplateKind = "invitation") =>
  problemsOf(kind, { ...wordingIn("en").emails[kind], body }).map(
    ({ path, message }) => `${path}: ${message}`,
  );

let emails: Emails;
beforeAll(async () => {
  emails = await compileEmails();
});

describe("Foyer's own words", () => {
  test("can be written in every language, with everything and without what may be missing [S3.10]", () => {
    for (const language of languages) {
      const { emails: all } = wordingIn(language);
      for (const kind of templateKinds)
        expect(problemsOf(kind, all[kind]), `${kind} ${language}`).toEqual([]);
      for (const kind of emailKinds)
        expect(prepareTexts(kind, all[kind]).issues, `${kind} ${language}`).toEqual([]);
    }
  });

  test("have a sample of every e-mail in every language, whose links lead nowhere", async () => {
    const preview = await compilePreview();
    for (const kind of templateKinds) {
      for (const language of languages) {
        const { subject, html, text } = preview(kind, "Acme", { language });
        expect(subject).not.toBe("");
        expect(`${html}${text}`).not.toMatch(/null|undefined|\{\{|[\ue000-\ue004]/);
        expect(html).toContain(`lang="${language}"`);
        for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toBe("https://example.com/#");
      }
    }
  });
});

describe("an organization's own words", () => {
  test("are what is sent, with its values, and a link that is always there [S3.10]", () => {
    const { subject, html, text } = emails.invitation(invite, inEnglish({}));
    expect(subject).toBe("Join Acme Robotics");
    expect(text).toContain("Hello Grace Hopper,\n\n> Do come!\n\nsee you at Acme Robotics.");
    expect(html).toContain('<strong style="font-weight:600">Acme Robotics</strong>');
    expect(text).toContain(invite.url);
    expect(emails.invitation({ ...invite, inviteeName: null, message: null }, inEnglish({})).text).toContain(
      "Hello you,\n\nsee you at",
    );
  });

  test("choose by what values say, and change how they are written", () => {
    const body = "{% if role == 'admin' %}You run {{ organization | upcase }}.{% else %}Welcome.{% endif %}";
    expect(emails.invitation(invite, inEnglish({ body })).text).toContain("You run ACME ROBOTICS.");
    expect(emails.invitation({ ...invite, role: "member" }, inEnglish({ body })).text).toContain("Welcome.");
  });

  test("are text: no markup, no link, and an odd pair of stars stays", () => {
    const body = "<b>2 ** 3</b> www.evil.example\nNext line";
    const { html, text } = emails.invitation(invite, inEnglish({ body }));
    expect(html).toContain("&lt;b&gt;2 ** 3&lt;/b&gt; www.");
    expect(html).not.toContain("www.evil.example");
    expect(text).toContain("<b>2 ** 3</b> www.evil.example\nNext line");
  });

  test("that Foyer can no longer write stop no mail: its own are sent", () => {
    for (const body of [
      "{{ gone }}",
      "{% if %}",
      "{% if inviter == 'x' %}x{% endif %}",
      "{{ message }}".repeat(3),
    ])
      expect(emails.invitation(invite, inEnglish({ body })).text, body).toContain("You would join as admin.");
    const button = emails.invitation(invite, inEnglish({ button: null }));
    expect(button.html).toContain("Open the invitation");
  });
});

describe("a template", () => {
  test("names what is not known, and what is [S3.10]", () => {
    expect(problemIn("Hello {{ guest }}\n{{ event }}")).toEqual([
      expect.stringMatching(
        /^body: Line 1: there is no value called "guest"\. This e-mail knows: organization, /,
      ),
      expect.stringMatching(/^body: Line 2: there is no value called "event"\./),
    ]);
    expect(problemIn("a\n{{ organization | shout }}")).toEqual([
      expect.stringMatching(/^body: Line 2: there is no filter called "shout"\. There are: default, /),
    ]);
    expect(problemIn("{% assign x = 1 %}")[0]).toMatch(/there is no tag called "assign"\. There are: if, /);
    expect(problemIn("a\n\n{% if inviter %}")[0]).toBe("body: Line 3: something is opened and never closed.");
    expect(problemIn("{{ organization")[0]).toMatch(/^body: Line 1: /);
  });

  test.each([
    "{{ organization.constructor }}",
    "{{ organization.__proto__.x }}",
    "{{ organization['constructor'] }}",
    "{{ constructor }}",
    "{{ __proto__ }}",
    "{{ this }}",
    "{{ toString }}",
    "{{ organization | constructor }}",
    "{{ organization | __proto__ }}",
    "{{ organization | raw }}",
    "{{ organization | map: 'constructor' }}",
    "{% constructor %}",
    "{% include 'x' %}",
    "{% render '/etc/passwd' %}",
    "{% layout 'x' %}",
    "{% capture x %}a{% endcapture %}",
    "{% increment x %}",
    "{% liquid echo organization %}",
    "{% raw %}{{ x }}{% endraw %}",
  ])("that reaches for prototypes, files or memory is refused: %s [6-limits]", (body) => {
    expect(problemIn(body)).not.toEqual([]);
    expect(emails.invitation(invite, inEnglish({ body })).text).toContain("You would join as admin.");
  });

  test.each([
    "{% for i in (1..1000000000) %}x{% endfor %}",
    "{% for i in organization %}x{% endfor %}",
    "{{ (1..99999999) | join }}",
    `${"{% if inviter %}".repeat(300)}x${"{% endif %}".repeat(300)}`,
    "{{ message }}\n".repeat(600),
  ])("that would take for ever or grow without end stops no mail: %# [6-limits]", (body) => {
    const { text } = emails.invitation({ ...invite, message: "long ".repeat(800) }, inEnglish({ body }));
    expect(text).toContain("You would join as admin.");
  });

  test("goes through answers once, and through nothing inside of that [6-limits]", () => {
    const loop = "{% for a in answers %}{{ forloop.index }}. {{ a }}\n{% endfor %}";
    expect(problemIn(loop, "answers_digest")).toEqual([]);
    expect(problemIn(`{% for a in answers %}${loop}{% endfor %}`, "answers_digest")).toEqual([
      'body: A "for" can\'t stand inside another.',
    ]);
    expect(problemIn("{% for i in (1..9) %}x{% endfor %}")).toEqual([
      'body: Only answers can be gone through with "for".',
    ]);
    expect(problemIn("{{ answers.size }} {{ answers.constructor }}", "answers_digest")).toHaveLength(1);
  });

  test("has its blocks on lines of their own in the body, and nowhere else", () => {
    expect(problemIn("{% if message %}\n {{ message }}\n{% endif %}\nx")).toEqual([]);
    expect(problemIn("They say: {{ message }}")).toEqual([
      "body: {{ message }} is a whole block: it needs a line of its own, without filters.",
    ]);
    expect(problemIn("{{ message | upcase }}")).toHaveLength(1);
    expect(problemsOf("invitation", { ...texts, subject: "{{ message }}" })).toEqual([
      { path: "subject", message: "{{ message }} is a whole block: it can only stand in the body." },
    ]);
  });

  // Looking at the line once for each value took seconds; a fraction of one is enough for all of it.
  test("is read at once, also where a line is full of blocks and of what looks like tags [6-limits]", {
    timeout: 10_000,
  }, () => {
    const full = `{{ "${"{%".repeat(198)}" }}${"{{about}}".repeat(830)}`;
    expect(full.length).toBeLessThan(8_000);
    const kinds = ["event_invitation", "confirmation", "event_updated"] as const;
    for (const kind of kinds)
      expect(problemIn(full, kind)).toEqual([expect.stringContaining("needs a line of its own")]);
  });

  test("says something in every case, and has a button where there is a way on", () => {
    expect(problemsOf("invitation", { ...texts, subject: "{{ inviter }}" })).toEqual([
      { path: "subject", message: "Must say something, also where a value is missing." },
    ]);
    expect(problemsOf("invitation", { ...texts, button: null })[0]?.path).toBe("button");
    expect(
      problemsOf("event_cancelled", { ...texts, body: "x", reason: "y", previewText: "z" })[0]?.path,
    ).toBe("button");
    expect(prepareTexts("test", { ...texts, body: "{{ inviter }}" }).prepared).toBeNull();
  });
});

test("a digest tells a hundred answers, and how many more there are", () => {
  const answer = { place: null, inviteeName: null, inviteeEmail: "x@y.example", answer: "accepted" } as const;
  const digest = (count: number) =>
    emails.answersDigest({
      organizationName: "Acme",
      recipientName: "Ada",
      answers: Array.from({ length: count }, () => answer),
      url: invite.url,
    });
  expect(digest(1).subject).toBe("x@y.example joined Acme");
  expect(digest(100).text.match(/joined Acme/g)).toHaveLength(100);
  expect(digest(150).text).toContain("• x@y.example joined Acme\n• and 50 more\n");
});

test("no e-mail tells what the one before it told to somebody else", () => {
  const own = {
    ...texts,
    previewText: "Soon",
    body: "{{ answers }} {{ recipient | default: answers }}",
    reason: "x",
  };
  const digest = (inviteeEmail: string, recipientName: string | null) =>
    emails.answersDigest(
      {
        organizationName: inviteeEmail,
        recipientName,
        answers: [{ place: null, inviteeName: null, inviteeEmail, answer: "accepted" }],
        url: invite.url,
      },
      { language: "en", texts: own },
    );
  for (const name of [null, "Ada"]) {
    expect(digest("first@one.example", name).text).toContain("first@one.example joined");
    const { subject, html, text } = digest("second@two.example", name);
    expect(text).toContain("second@two.example joined");
    expect(subject + html + text).not.toContain("first@");
  }
});

test("an invitation offers to be the last one, where it can", () => {
  const optOutUrl = "https://foyer.example/opt-out#AZ";
  const { html, text } = emails.invitation({ ...invite, optOutUrl });
  expect(text).toMatch(/Don’t invite me again https:\/\/foyer\.example\/opt-out#AZ$/);
  expect(html).toContain(`href="${optOutUrl}"`);
  expect(emails.invitation(invite).text).not.toContain("again");
});
