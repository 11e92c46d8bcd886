import { dumpOf, tracesOfLink } from "@foyer/testing/dump";
import { tokenIn } from "@foyer/testing/mailbox";
import { type Browser, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { type FoyerProcess, startFoyer } from "./foyer-process.ts";
import { closeWindows } from "./open-foyer.ts";
import { restOf } from "./rest.ts";

const password = "a door ajar in the harbour";

let foyer: FoyerProcess;
let owner: Page;
/** What the server answered the owner, from the second page on. */
const answers: string[] = [];

test.beforeAll(async ({ browser }) => {
  foyer = await startFoyer();
  owner = await openPage(browser);
  owner.on("response", async (response) => {
    if (!response.url().includes("/trpc/") && !response.url().includes("/api/")) return;
    // A navigation may discard the body of an answer that nobody waits for any more.
    answers.push(await response.text().catch(() => ""));
  });
});
test.afterAll(async ({ browser }) => {
  await closeWindows(browser);
  await foyer.close();
});
test.describe.configure({ mode: "serial" });

test("from the printed link to a colleague who has joined, all through real mail [S0.1, S0.2, S1.2, S1.8]", async ({
  browser,
}) => {
  await owner.goto(foyer.ownerLink);
  await expect(owner.getByRole("heading", { level: 1 })).toContainText("Harbour Choir");
  await openAccount(owner, "Olive Owner");
  await owner.getByRole("link", { name: "Go to Harbour Choir" }).click();
  await expect(owner.getByRole("heading", { name: "Overview" })).toBeVisible();

  await inviteByDialog(owner, "bob@example.com", "Bob Bass", "We sing on Tuesdays.\nBring tea.");
  const mail = await foyer.mailbox.next((each) => each.envelope.to.includes("bob@example.com"));
  expect(mail.subject).toContain("Olive Owner");
  expect(mail.text).toContain("We sing on Tuesdays.");
  expect(mail.html).toContain("/accept#");

  const bob = await openPage(browser);
  await bob.goto(`${foyer.url}/accept#${tokenIn(mail)}`);
  await expect(bob.getByText("We sing on Tuesdays.")).toBeVisible();
  await expect(bob.getByLabel("Your name")).toHaveValue("Bob Bass");
  await openAccount(bob, "Bob Bass");
  await bob.getByRole("link", { name: "Go to Harbour Choir" }).click();
  await expect(bob).toHaveURL(/\/o\/[\w-]+/);

  await owner.getByRole("link", { name: "People" }).click();
  const row = owner.getByRole("row").filter({ hasText: "bob@example.com" });
  await expect(row).toContainText("Active");

  await owner.getByRole("link", { name: "Invitations" }).click();
  await owner.getByRole("link", { name: "Bob Bass" }).first().click();
  const timeline = owner.getByRole("list").filter({ hasText: "created the invitation" });
  await expect(timeline.getByRole("listitem")).toContainText([
    "Bob Bass accepted",
    "opened from message 1",
    "Message 1 was handed to the mail server",
    "Message 1 was queued",
    "Olive Owner created the invitation",
  ]);
});

test("a scanner that opens the link ten times accepts nothing", async ({ browser }) => {
  await invite(owner, "carla@example.com");
  const link = await linkTo("carla@example.com");
  const scanner = await openPage(browser);
  for (let times = 0; times < 10; times++) {
    await scanner.goto("about:blank"); // the same fragment again would be no new visit
    await scanner.goto(link);
    await expect(scanner.getByRole("button", { name: "Accept invitation" })).toBeVisible();
  }
  await owner.goto(foyer.url);
  await owner.getByRole("link", { name: "Invitations" }).click();
  await expect(owner.getByRole("row").filter({ hasText: "carla@example.com" })).toContainText("Waiting");
});

test("an invitee says no, once asked whether they are sure [S3.4]", async ({ browser }) => {
  const page = await openPage(browser);
  await page.goto(await linkTo("carla@example.com"));
  await page.getByText("Decline invitation").click();
  await page.getByRole("button", { name: "Yes, decline" }).click();
  await expect(page.getByRole("heading", { name: "This invitation is declined" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "This invitation is declined" })).toBeVisible();
});

test("the wrong account is told so, switches and comes back to exactly here [S4.3]", async ({ browser }) => {
  await invite(owner, "dora@example.com", "Dora Descant");
  const page = await openPage(browser);
  await page.goto(`${foyer.url}/sign-in`);
  await page.getByLabel("E-mail address").fill("bob@example.com");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/o\//);

  await page.goto(await linkTo("dora@example.com"));
  await expect(page.getByRole("heading", { name: "This invitation is for another account" })).toBeVisible();
  await page.getByRole("button", { name: "Switch account" }).click();
  await openAccount(page, "Dora Descant");
});

test("an expired link says so, and its holder gets a fresh one that works [S0.7, S2.4]", async ({
  browser,
}) => {
  await invite(owner, "erik@example.com", "Erik Echo");
  const link = await linkTo("erik@example.com");
  await shiftToThePast("erik@example.com");
  const page = await openPage(browser);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This invitation has expired" })).toBeVisible();
  await page.getByRole("button", { name: "Send me a fresh link" }).click();
  await expect(page.getByRole("heading", { name: "We asked for a fresh link" })).toBeVisible();

  const question = await foyer.mailbox.next(
    ({ envelope, subject }) =>
      envelope.to.includes("olive@example.com") && (subject ?? "").includes("Erik Echo"),
  );
  const [, path = ""] = /(\/o\/\S+\/invitations\/\S+)/.exec(question.text ?? "") ?? [];
  await owner.goto(foyer.url + path);
  await owner.getByRole("button", { name: "Resend" }).click();
  await expect(owner.getByText("Waiting").first()).toBeVisible();
  await page.reload();
  await openAccount(page, "Erik Echo");
});

test("somebody who has an account signs in on the way, and it stays as it is [S4.4]", async ({ browser }) => {
  await owner.goto(foyer.url);
  await owner.getByRole("button", { name: /Harbour Choir/ }).click();
  await owner.getByRole("menuitem", { name: "Create organization" }).click();
  await owner.getByRole("dialog").getByLabel("Name").fill("Chamber Choir");
  await owner.getByRole("dialog").getByRole("button", { name: "Create organization" }).click();
  await expect(owner.getByRole("button", { name: /Chamber Choir/ })).toBeVisible();
  const before = foyer.mailbox.all().length;
  await invite(owner, "bob@example.com");
  const mail = await foyer.mailbox.next(
    (each) => foyer.mailbox.all().indexOf(each) >= before && each.envelope.to.includes("bob@example.com"),
  );
  const page = await openPage(browser);
  await page.goto(`${foyer.url}/accept#${tokenIn(mail)}`);
  await expect(page.getByRole("heading", { name: "Sign in to accept" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("not the password at all");
  await page.getByRole("button", { name: "Sign in and accept" }).click();
  await expect(page.getByText("This is not the password of your account here.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in and accept" }).click();
  await expect(page.getByRole("heading", { name: "Welcome to Chamber Choir" })).toBeVisible();
});

test("no trace of a link is left in the database, in the logs or in what admins were answered", async () => {
  const tokens = foyer.mailbox
    .all()
    .filter(({ text }) => (text ?? "").includes("/accept#"))
    .map(tokenIn);
  expect(tokens.length).toBeGreaterThan(5);
  const dump = await dumpOf(foyer.databaseUrl);
  // The owner's link is printed for the person at the keyboard, and stands there alone: without it the scan finds nothing.
  expect(tracesOfLink(new URL(foyer.ownerLink).hash.slice(1), { text: foyer.log() })).not.toEqual([]);
  const log = foyer.log().replace(foyer.ownerLink, "");
  for (const token of tokens) {
    expect(tracesOfLink(token, dump)).toEqual([]);
    expect(tracesOfLink(token, { text: log })).toEqual([]);
    expect(tracesOfLink(token, { text: answers.join("\n") })).toEqual([]);
  }
  expect(answers.length).toBeGreaterThan(20);
});

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  return context.newPage();
}

async function openAccount(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page.getByRole("heading", { name: /Welcome to/ })).toBeVisible();
}

async function inviteByDialog(page: Page, email: string, name: string, message: string): Promise<void> {
  await page.keyboard.press("i");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail addresses").fill(`${name} <${email}>`);
  await dialog.getByLabel(/^Message/).fill(message);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog).toBeHidden();
}

/** The same without the time in which it could be undone. */
async function invite(page: Page, email: string, fullName?: string): Promise<void> {
  const organizationId = /\/o\/([\w-]+)/.exec(page.url())?.[1];
  const target = { kind: "organization", organizationId, role: "member" };
  await restOf(page.context(), foyer.url)("POST /invitations", {
    target,
    email,
    ...(fullName && { fullName }),
  });
}

/** The link in the first message to an address. */
async function linkTo(email: string): Promise<string> {
  const mail = await foyer.mailbox.next(
    ({ envelope, text }) => envelope.to.includes(email) && (text ?? "").includes("#"),
  );
  return `${foyer.url}/accept#${tokenIn(mail)}`;
}

/** Makes the invitation of an address eight days older: PostgreSQL's clock is what counts. */
async function shiftToThePast(email: string): Promise<void> {
  const client = new pg.Client({ connectionString: foyer.databaseUrl });
  await client.connect();
  await client.query("UPDATE invitations SET expires_at = expires_at - interval '8 days' WHERE email = $1", [
    email,
  ]);
  await client.end();
}
