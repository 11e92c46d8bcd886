import { beforeAll, describe, expect, test } from "vitest";
import type {
  AccountNoticeValues,
  InvitationValues,
  InviterValues,
  OccasionValues,
  PasswordResetValues,
} from "./email-values.ts";
import { compileEmails, type Email, type Emails } from "./emails.ts";

const invite: InvitationValues = {
  organizationName: "Acme Robotics",
  place: null,
  inviterName: "Ada Lovelace",
  inviteeName: "Grace Hopper",
  role: "admin",
  message: "Dear Grace,\n\nwe would love to have you.",
  expiresAt: new Date("2026-11-28T14:05:59Z"),
  url: "https://foyer.example/accept#AZKq-mLd2f_FmY",
};
const note: InviterValues = {
  organizationName: "Acme Robotics",
  place: null,
  inviteeName: "Grace Hopper",
  inviteeEmail: "grace@example.com",
  url: "https://foyer.example/invitations/0192aa",
};
const familyTree = { kind: "space", name: "Family tree", occasion: null } as const;
/** What the e-mails about an event may say. */
type EventValues = Omit<InvitationValues, "place" | "role"> & {
  readonly eventName: string;
  readonly occasion: OccasionValues;
};
const party: EventValues = {
  organizationName: "Acme Robotics",
  eventName: "Summer party",
  inviterName: "Ada Lovelace",
  inviteeName: "Grace Hopper",
  message: "Do come!",
  occasion: {
    startsAt: new Date("2027-06-18T17:00:00Z"),
    endsAt: new Date("2027-06-18T21:30:00Z"),
    timeZone: "Europe/Berlin",
    location: "The old mill",
    description: "Food, music\nand a boat.",
  },
  expiresAt: new Date("2027-06-10T12:00:00Z"),
  url: "https://foyer.example/accept#AZKq-mLd2f_FmY",
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

test("an invitation to a space names it, its organization and the role [S4.1]", () => {
  const { subject, html, text } = emails.invitation({ ...invite, place: familyTree, role: "viewer" });
  expect(subject).toBe("Ada Lovelace invites you to join the space Family tree at Acme Robotics");
  for (const form of [text, shown(html)]) {
    expect(form).toContain("invites you to join the space Family tree at Acme Robotics");
    expect(form).toContain("You would join as viewer.");
  }
  const reminded = emails.reminder({ ...invite, place: familyTree, role: "viewer" });
  expect(reminded.subject).toBe("Reminder: your invitation to join the space Family tree at Acme Robotics");
});

describe("an event", () => {
  const { eventName, occasion, inviteeName } = party;
  const toParty: InvitationValues = {
    ...party,
    place: { kind: "event", name: eventName, occasion },
    role: null,
  };
  const coming = { ...party, attendeeName: inviteeName };
  const when = "When: Friday 18 June 2027, 19:00 to 23:30 (Europe/Berlin)";

  test("is told with when and where, in its own time, in every e-mail [S3.1]", () => {
    for (const { html, text } of everyEventEmail(party)) {
      for (const form of [text, shown(html)]) {
        expect(form).toContain(`${when}\nWhere: The old mill\n`);
        expect(form).toContain("Hello Grace Hopper,");
        expect(form).not.toMatch(/null|undefined/);
      }
    }
  });

  test("is told without a place, an end or a description where it has none", () => {
    const bare = { ...occasion, endsAt: null, location: null, description: null, timeZone: "UTC" };
    for (const { text } of everyEventEmail({ ...party, occasion: bare, inviteeName: null })) {
      expect(text).toContain("When: Friday 18 June 2027, 17:00 UTC\n");
      expect(text).not.toMatch(/Where:|What it is about|null|undefined/);
    }
  });

  test("without an inviter is its organization's to invite to", () => {
    expect(emails.invitation({ ...toParty, inviterName: null }).subject).toBe(
      "Acme Robotics invites you to Summer party",
    );
  });

  test("invites with the inviter's words, the beginning of the description, and a deadline in its own time", () => {
    const endless = {
      ...toParty,
      place: {
        kind: "event",
        name: eventName,
        occasion: { ...occasion, description: "a".repeat(5000) },
      } as const,
    };
    expect(emails.invitation(endless).text).toContain(`> ${"a".repeat(399)}…\n`);
    const { subject, html, text } = emails.invitation(toParty);
    expect(subject).toBe("Ada Lovelace invites you to Summer party");
    expect(emails.reminder(toParty).subject).toBe("Reminder: your invitation to Summer party");
    expect(text).toContain("\n> Do come!\n");
    expect(text).toContain("\n> Food, music\n> and a boat.\n");
    expect(text).toContain("open until Thursday 10 June 2027, 14:00 (Europe/Berlin)");
    expect(new Set(links(html))).toEqual(new Set([party.url]));
  });

  test("is confirmed, and changes, with the way to change one's answer [S3.4]", () => {
    const { subject, html, text } = emails.confirmation(coming);
    expect(subject).toBe("You are coming: Summer party");
    expect(text).toContain("puts the event into your calendar");
    expect(text).toContain("Can’t come after all? Change your answer");
    expect(new Set(links(html))).toEqual(new Set([party.url]));
    const changed = emails.eventUpdated(coming);
    expect(changed.subject).toBe("Changed: Summer party");
    expect(changed.text).toContain("This is what holds now.");
    expect(changed.text).toContain(party.url);
  });

  test("offers a seat until a moment", () => {
    const { subject, text } = emails.seatOffered({ ...coming, offeredUntil: party.expiresAt });
    expect(subject).toBe("There is a seat for you: Summer party");
    expect(text).toContain("A seat is held for you until Thursday 10 June 2027, 14:00 (Europe/Berlin).");
    expect(text).toContain(party.url);
  });

  test("that is cancelled is told apart from a seat that was withdrawn or given back, and none of them brings a link", () => {
    const cancelled = emails.eventCancelled(coming);
    expect(cancelled.subject).toBe("Cancelled: Summer party");
    expect(cancelled.text).toContain("It does not take place.");
    const withdrawn = emails.seatWithdrawn(coming);
    expect(withdrawn.subject).toBe("Your seat was withdrawn: Summer party");
    expect(withdrawn.text).toContain("The event itself takes place");
    const released = emails.seatReleased(coming);
    expect(released.subject).toBe("You are not coming: Summer party");
    expect([cancelled, withdrawn, released].flatMap(({ html }) => [...links(html)])).toEqual([]);
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
  expect(emails.answered({ ...note, place: familyTree, answer: "accepted" }).subject).toBe(
    "Grace Hopper joined the space Family tree at Acme Robotics",
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
  for (const { html } of [...everyEmail(invite, note, account), ...everyEventEmail(party)]) {
    expect(html).not.toMatch(/<(img|link|script|iframe|object|embed|form)\b|\bsrc=|\burl\(|@import/i);
  }
});

test("a link that isn't a web address is refused, not sent", () => {
  expect(() => emails.invitation({ ...invite, url: "javascript:alert(1)" })).toThrow(TypeError);
  expect(() => emails.answered({ ...note, url: "//evil.example", answer: "accepted" })).toThrow(TypeError);
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

function invitationTo({ eventName: name, occasion, ...rest }: EventValues): InvitationValues {
  return { ...rest, place: { kind: "event", name, occasion }, role: null };
}

function everyEventEmail(event: EventValues): Email[] {
  const coming = { ...event, attendeeName: event.inviteeName };
  return [
    emails.invitation(invitationTo(event)),
    emails.reminder(invitationTo(event)),
    emails.confirmation(coming),
    emails.eventUpdated(coming),
    emails.seatOffered({ ...coming, offeredUntil: event.expiresAt }),
    emails.eventCancelled(coming),
    emails.seatWithdrawn(coming),
    emails.seatReleased(coming),
  ];
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

function links(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? "");
}
