import { readFile } from "node:fs/promises";
import { dumpOf, tracesOfLink } from "@foyer/testing/dump";
import { type Mail, tokenIn } from "@foyer/testing/mailbox";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectUsableByEverybody } from "./expectations.ts";
import { goTo, type OpenFoyer, openFoyer, settled, visit } from "./open-foyer.ts";
import { textIn } from "./rest.ts";

/** A winter's evening that is always ahead: from seven to ten in Hamburg. */
const evening = `${new Date().getUTCFullYear() + 1}-12-18`;
const startsAt = `${evening}T18:00:00.000Z`;
const endsAt = `${evening}T21:00:00.000Z`;

let foyer: OpenFoyer;

test.describe.configure({ mode: "serial" });
test.use({ trace: "off" }); // it would record many pages twice each
test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser);
});
test.afterAll(() => foyer.close());

test("a stranger accepts on a phone, comes back by the confirmation's link and changes their mind [S3.4, S3.5]", async ({
  browser,
}) => {
  const party = await event({ name: "Summer party", capacity: 2, description: "Food and music." });
  await foyer.invite({ kind: "event", eventId: party, isVip: true }, "pia@example.com", {
    fullName: "Pia Guest",
    message: "Come in a hat.",
  });
  const phone = await openPhone(browser);
  const refused: string[] = [];
  phone.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await phone.goto(foyer.linkIn(await foyer.mailTo("pia@example.com", "invites you to Summer party")));
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText(
    "Olive Owner invites you to Summer party",
  );
  await expect(phone.getByText("19:00–22:00").first()).toBeVisible();
  await expect(phone.getByText("Central European").first()).toBeVisible();
  // The phone lives on another clock.
  await expect(phone.getByText(/where you are \(Eastern Standard Time\)/)).toBeVisible();
  for (const told of [
    "Guest of honour",
    "Harbour House, Hamburg",
    "2 left",
    "Food and music.",
    "Come in a hat.",
  ])
    await expect(phone.getByText(told)).toBeVisible();
  const map = phone.getByRole("link", { name: "Look it up on a map" });
  await expect(map).toHaveAttribute(
    "href",
    /^https:\/\/www\.openstreetmap\.org\/search\?query=Harbour%20House/,
  );
  await expect(phone.getByLabel("Your full name")).toHaveValue("Pia Guest");
  await expect(phone.getByLabel("Password")).toHaveCount(0);
  await phone.getByLabel("Phone (optional)").fill("+49 40 123456");
  await phone.getByRole("button", { name: "Accept invitation" }).tap();
  await expect(phone.getByRole("heading", { name: "You are coming to Summer party" })).toBeVisible();
  expect(await seatsOf(party)).toEqual([1, 1]);

  const confirmation = await foyer.mailTo("pia@example.com", "You are coming");
  const downloading = phone.waitForEvent("download");
  await phone.getByRole("button", { name: "Add to calendar" }).tap();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.ics$/);
  const saved = await readFile(await download.path(), "utf8");
  expect(saved).toContain("SUMMARY:Summer party");
  expect(saved).toContain("TZID=Europe/Berlin");
  // Whoever has both has the event in their calendar once.
  expect(uidIn(saved)).toBe(uidIn(calendarIn(confirmation)));

  await goTo(phone, foyer.linkIn(confirmation));
  await expect(phone.getByRole("heading", { name: "You are coming to Summer party" })).toBeVisible();
  await phone.getByText("Can’t come after all?").tap();
  await phone.getByRole("button", { name: "Yes, give up my seat" }).tap();
  await expect(phone.getByRole("heading", { name: "This invitation is declined" })).toBeVisible();
  expect(await seatsOf(party)).toEqual([0, 2]);
  // Nothing of the page was refused by its own policy, and nothing was loaded from elsewhere.
  expect(refused).toEqual([]);
});

test("of one seat: who comes second stands in line, and is written to when the first changes their mind [S3.5]", async ({
  browser,
}) => {
  const concert = await event({ name: "Chamber concert", capacity: 1 });
  const first = await visit(browser, await linkTo(concert, "first@example.com"));
  const second = await visit(browser, await linkTo(concert, "second@example.com", "Second Guest"));
  await takeSeat(first, "First Guest");

  // Whose page still shows the seat that has just gone.
  await second.getByLabel("Phone (optional)").fill("040 1234");
  await second.getByRole("button", { name: "Accept invitation" }).click();
  await expect(second.getByRole("heading", { name: "Every seat is taken" })).toBeFocused();
  await expect(second.getByText("The last seat was taken a moment ago.")).toBeVisible();
  // Nothing has to be typed twice.
  await expect(second.getByLabel("Your full name")).toHaveValue("Second Guest");
  await expect(second.getByLabel("Phone (optional)")).toHaveValue("040 1234");
  await expectUsableByEverybody(second);
  await second.getByRole("button", { name: "Join the waiting list" }).click();
  await expect(second.getByRole("heading", { name: "You are number 1 in line" })).toBeFocused();
  await expect(second.getByText("we write to second@example.com")).toBeVisible();
  await second.getByText("Leave the waiting list").click();
  await expect(second.getByRole("button", { name: "Yes, leave it" })).toBeVisible();
  await expectUsableByEverybody(second);

  await first.getByText("Can’t come after all?").click();
  await first.getByRole("button", { name: "Yes, give up my seat" }).click();
  await expect(first.getByRole("heading", { name: "This invitation is declined" })).toBeVisible();
  const offer = await foyer.mailTo("second@example.com", "There is a seat for you");
  // It is held: nobody else can take it meanwhile.
  const third = await visit(browser, await linkTo(concert, "third@example.com", "Third Guest"));
  await expect(third.getByRole("heading", { name: "Every seat is taken" })).toBeVisible();

  await goTo(second, foyer.linkIn(offer));
  await expect(second.getByRole("heading", { name: "A seat is held for you" })).toBeVisible();
  await expectUsableByEverybody(second);
  await second.getByRole("button", { name: "Take the seat" }).click();
  await expect(second.getByRole("heading", { name: "You are coming to Chamber concert" })).toBeVisible();
  await foyer.mailTo("second@example.com", "You are coming");
  const attendees = await foyer.call(`GET /events/${concert}/attendees`);
  expect(Reflect.get(Object(attendees), "items")).toMatchObject([
    { fullName: "Second Guest", phone: "040 1234" },
  ]);

  // Out of line again, and the page says so.
  await third.getByRole("button", { name: "Join the waiting list" }).click();
  await third.getByText("Leave the waiting list").click();
  await third.getByRole("button", { name: "Yes, leave it" }).click();
  await expect(third.getByRole("heading", { name: "This invitation is declined" })).toBeVisible();
});

test("an offer that nobody has answered in time is lost, and the page says so and offers the line once more", async ({
  browser,
}) => {
  const lecture = await event({ name: "Lecture", capacity: 1 });
  const [seated, late, next] = [
    await visit(browser, await linkTo(lecture, "seated@example.com")),
    await visit(browser, "about:blank"),
    await visit(browser, "about:blank"),
  ];
  await takeSeat(seated, "Seated Guest");
  for (const [page, email] of [
    [late, "late@example.com"],
    [next, "next@example.com"],
  ] as const) {
    await page.goto(await linkTo(lecture, email, "Somebody"));
    await page.getByRole("button", { name: "Join the waiting list" }).click();
  }
  await expect(next.getByRole("heading", { name: "You are number 2 in line" })).toBeVisible();
  await seated.getByText("Can’t come after all?").click();
  await seated.getByRole("button", { name: "Yes, give up my seat" }).click();
  const offer = await foyer.mailTo("late@example.com", "There is a seat for you");
  await foyer.alter(
    "UPDATE waiting_places SET offered_until = now() - interval '1 hour' WHERE event_id = $1 AND offered_until IS NOT NULL",
    lecture,
  );
  await goTo(late, foyer.linkIn(offer));
  await expect(late.getByRole("heading", { name: "The seat went to somebody else" })).toBeVisible();
  await expectUsableByEverybody(late);
  await late.getByRole("button", { name: "Join the waiting list" }).click();
  await expect(late.getByRole("heading", { name: "You are number 1 in line" })).toBeVisible();
  // And the seat was offered on.
  await foyer.mailTo("next@example.com", "There is a seat for you");
});

test("every other page of a way to an event says where it stands and what to do", async ({ browser }) => {
  const walk = await event({ name: "A walk along the harbour", description: "Step by step. ".repeat(60) });
  const open = await linkTo(walk, "a-rather-long-address-for-a-small-screen@choir.harbour.example.com");
  const page = await visit(browser, open);
  await page.getByText("Read what it is about").click();
  await page.getByText("Decline invitation").click();
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page.getByLabel("Your full name")).toBeFocused();
  await expect(page.getByText("Type the name that is to stand on the guest list.")).toBeVisible();
  await expectUsableByEverybody(page);
  await takeSeat(page, "Walking Guest");
  await page.getByText("Can’t come after all?").click();
  await expectUsableByEverybody(page);

  // It has begun: nobody leaves any more.
  await foyer.alter(
    "UPDATE events SET starts_at = now() - interval '1 hour', ends_at = now() + interval '1 hour' WHERE id = $1",
    walk,
  );
  await page.getByRole("button", { name: "Yes, give up my seat" }).click();
  await expect(page.getByText("It has begun. If you can’t come, tell Olive Owner.")).toBeVisible();
  await page.reload();
  await expect(
    page.getByRole("heading", { name: "You are coming to A walk along the harbour" }),
  ).toBeVisible();
  await expect(page.getByText("Can’t come after all?")).toHaveCount(0);

  const unanswered = await linkTo(walk, "unanswered@example.com");
  await foyer.alter(
    "UPDATE events SET starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' WHERE id = $1",
    walk,
  );
  await foyer.alter(
    "UPDATE invitations SET expires_at = now() - interval '1 hour' WHERE place_id = $1 AND status = 'pending'",
    walk,
  );
  for (const link of [open, unanswered]) {
    await goTo(page, link);
    await expect(page.getByRole("heading", { name: "This event is over" })).toBeVisible();
    await expectUsableByEverybody(page);
  }

  const picnic = await event({ name: "Picnic" });
  const [expired, gone] = [
    await linkTo(picnic, "expired@example.com"),
    await linkTo(picnic, "gone@example.com"),
  ];
  await foyer.alter(
    "UPDATE invitations SET expires_at = now() - interval '1 hour' WHERE place_id = $1 AND email = 'expired@example.com'",
    picnic,
  );
  await goTo(page, expired);
  await expect(page.getByRole("button", { name: "Send me a fresh link" })).toBeVisible();
  await foyer.call(`DELETE /events/${picnic}`);
  await goTo(page, gone);
  await expect(page.getByRole("heading", { name: "This event was cancelled" })).toBeVisible();
  await expect(page.getByText("Ask Olive Owner.")).toBeVisible();
  await expectUsableByEverybody(page);
});

test("the pages of events can be used by everybody, full and empty", async () => {
  const { owner } = foyer;
  const gala = await event({ name: "Gala", capacity: 1, description: "In black." });
  const alma = new URL(await linkTo(gala, "alma@example.com")).hash.slice(1);
  await foyer.call("POST /invitations/accept", { token: alma, fullName: "Alma Alto" });
  const ben = new URL(await linkTo(gala, "ben@example.com")).hash.slice(1);
  await foyer.call("POST /invitations/waiting-list", { token: ben, fullName: "Ben Bass" });
  const empty = await event({ name: "Rehearsal" });
  const tabs = ["", "/waiting-list", "/invitations", "/statistics"].map((tab) => `/events/${gala}${tab}`);
  for (const path of ["/events", ...tabs, `/events/${empty}`]) {
    await owner.goto(foyer.home + path);
    await settled(owner);
    await expectUsableByEverybody(owner);
  }
  await owner.goto(`${foyer.home}/events/${gala}/invitations`);
  await owner.getByRole("row").getByRole("link").first().click();
  await expect(owner.getByRole("heading", { name: "What happened" })).toBeVisible();
  await expectUsableByEverybody(owner);
  await owner.goto(`${foyer.home}/events`);
  await owner.getByRole("button", { name: "New event" }).click();
  await owner.getByRole("button", { name: "Make event" }).click();
  await expect(owner.getByRole("dialog").getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await expectUsableByEverybody(owner);
});

test("no trace of an invitation's, a confirmation's or an offer's link is left in the database or in the logs", async () => {
  const tokens = foyer.mailbox
    .all()
    .filter(({ text }) => (text ?? "").includes("/accept#"))
    .map(tokenIn);
  expect(tokens.length).toBeGreaterThan(5);
  const dump = await dumpOf(foyer.databaseUrl);
  const log = foyer.log().replace(foyer.ownerLink, "");
  for (const token of tokens) {
    expect(tracesOfLink(token, dump)).toEqual([]);
    expect(tracesOfLink(token, { text: log })).toEqual([]);
  }
});

/** Somebody's phone, in New York. */
async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: "en-GB",
    timezoneId: "America/New_York",
  });
  return context.newPage();
}

async function event(facts: { name: string; capacity?: number; description?: string }): Promise<string> {
  const { organizationId } = foyer;
  const place = { timeZone: "Europe/Berlin", location: "Harbour House, Hamburg" };
  return textIn(
    await foyer.call("POST /events", { organizationId, startsAt, endsAt, ...place, ...facts }),
    "id",
  );
}

async function linkTo(eventId: string, email: string, fullName?: string): Promise<string> {
  const more = { send: false, ...(fullName !== undefined && { fullName }) };
  return foyer.linkTo(await foyer.invite({ kind: "event", eventId }, email, more));
}

async function takeSeat(page: Page, fullName: string): Promise<void> {
  await page.getByLabel("Your full name").fill(fullName);
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page.getByRole("heading", { name: /^You are coming to/ })).toBeVisible();
}

/** How many come to an event, and how many seats are left. */
async function seatsOf(eventId: string): Promise<[unknown, unknown]> {
  const facts = Object(await foyer.call(`GET /events/${eventId}`));
  return [Reflect.get(facts, "attendeeCount"), Reflect.get(facts, "seatsLeft")];
}

/** The calendar file that came with a message. */
function calendarIn({ attachments }: Mail): string {
  const file = attachments.find(({ filename }) => filename?.endsWith(".ics"));
  if (!file) throw new Error("No calendar came with this message.");
  const { content } = file;
  return typeof content === "string" ? content : Buffer.from(new Uint8Array(content)).toString("utf8");
}

function uidIn(calendar: string): string {
  // Long lines are folded (RFC 5545 §3.1).
  const [, uid = "none"] = /^UID:(.+)$/m.exec(calendar.replaceAll(/\r?\n[ \t]/g, "")) ?? [];
  return uid.trim();
}
