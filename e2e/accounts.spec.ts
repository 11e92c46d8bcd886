import { readFile } from "node:fs/promises";
import { fromBase32 } from "@foyer/testing/authenticator";
import { dumpOf } from "@foyer/testing/dump";
import { tokenIn } from "@foyer/testing/mailbox";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectUsableByEverybody } from "./expectations.ts";
import { type OpenFoyer, openFoyer, password, visit } from "./open-foyer.ts";
import { type Pocket, pocketOf } from "./pocket.ts";
import { type Rest, restOf, textIn } from "./rest.ts";

const newPassword = "rain on a tin roof at noon";
/** Enough where a second factor stands beside it, and nowhere else. */
const shortPassword = "r4in-t!n";

let foyer: OpenFoyer;
let owner: Page;
let call: Rest;
let organizationId: string;
let otherId: string;
const pockets = new Map<string, Pocket>();
/** What must be found nowhere but with the person whom it was shown to. */
const secrets: string[] = [password, newPassword, shortPassword];
/** The second factors' keys, as bytes. */
const keys: Buffer[] = [];

test.describe.configure({ mode: "serial" });
test.use({ trace: "off" }); // it would double the time
test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser);
  ({ owner, call, organizationId } = foyer);
});
test.afterAll(() => foyer.close());

test.describe("a second factor", () => {
  test("is set up with the key that the page shows; the recovery codes are kept [S1.3]", async () => {
    await owner.goto(`${foyer.url}/account/second-factor`);
    await owner.getByRole("button", { name: "Set up" }).click();
    await owner.getByLabel("Your password", { exact: true }).fill("not the password at all");
    await owner.getByRole("button", { name: "Continue" }).click();
    await expect(owner.getByText("This is not your password.")).toBeVisible();
    await expectUsableByEverybody(owner);
    await enrol(owner, "olive@example.com");
    await expect(owner.getByText("10 of 10")).toBeVisible();
    await expectUsableByEverybody(owner);
    await mailTo("olive@example.com", /second factor/i);
  });

  test("asks for its code at the next sign-in, also after a reload, and takes each code once [S1.3]", async () => {
    const pocket = pocketFor("olive@example.com");
    await signOut(owner);
    await typePassword(owner, "olive@example.com", password);
    await expect(owner.getByRole("heading", { name: "Enter your code" })).toBeVisible();
    await expectUsableByEverybody(owner);
    await owner.reload();
    await owner.getByLabel("Six-digit code").fill("000000");
    await owner.getByRole("button", { name: "Sign in" }).click();
    await expect(owner.getByText("This code is not right")).toBeVisible();
    await expectUsableByEverybody(owner);
    const code = await pocket.code();
    await owner.getByLabel("Six-digit code").fill(code);
    await owner.getByRole("button", { name: "Sign in" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

    await signOut(owner);
    await typePassword(owner, "olive@example.com", password);
    await owner.getByLabel("Six-digit code").fill(code);
    await owner.getByRole("button", { name: "Sign in" }).click();
    await expect(owner.getByText("This code is not right, or was used already.")).toBeVisible();
  });

  test("can be replaced by a recovery code, each once [S1.3]", async () => {
    const [code = "", other = ""] = pocketFor("olive@example.com").recoveryCodes;
    await owner.getByRole("button", { name: "Use a recovery code instead" }).click();
    await expect(owner.getByRole("heading", { name: "Enter a recovery code" })).toBeVisible();
    await expectUsableByEverybody(owner);
    await typeRecoveryCode(owner, code.toLowerCase().replaceAll("-", " "));
    await expect(owner.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    await mailTo("olive@example.com", /recovery code/i);

    await signOut(owner);
    await typePassword(owner, "olive@example.com", password);
    await owner.getByRole("button", { name: "Use a recovery code instead" }).click();
    await typeRecoveryCode(owner, code);
    await expect(
      owner.getByText("This is none of your recovery codes, or it was used already."),
    ).toBeVisible();
    await typeRecoveryCode(owner, other);
    await expect(owner.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    await owner.goto(`${foyer.url}/account/second-factor`);
    await expect(owner.getByText("8 of 10")).toBeVisible();
  });
});

test("another browser is signed out from the list of sessions, and is out at its next click [S1.5]", async ({
  browser,
}) => {
  const other = await visit(browser, `${foyer.url}/sign-in`);
  await hearNothing(other);
  await typePassword(other, "olive@example.com", password);
  await other.getByRole("button", { name: "Use a recovery code instead" }).click();
  await typeRecoveryCode(other, pocketFor("olive@example.com").recoveryCodes[2] ?? "");
  await expect(other.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

  await owner.goto(`${foyer.url}/account/sessions`);
  await expect(owner.getByText("This browser")).toBeVisible();
  await expectUsableByEverybody(owner);
  await owner.getByRole("button", { name: /^Sign out .* on / }).click();
  await expect(owner.getByRole("button", { name: /^Sign out .* on / })).toHaveCount(0);
  await other.getByRole("link", { name: "People" }).click();
  await expect(other.getByText("Your session has ended.")).toBeVisible();
  await expectUsableByEverybody(other);

  await owner.getByRole("link", { name: "Sign-in history" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Sign-in history" })).toBeVisible();
  await expect(owner.getByRole("row")).not.toHaveCount(0);
  await expectUsableByEverybody(owner);
});

test("an API key lets a program in until it is revoked [S1.6]", async () => {
  await owner.goto(`${foyer.url}/account/api-keys`);
  await owner.getByRole("button", { name: "Create API key" }).click();
  await owner.getByRole("dialog").getByLabel("Name").fill("Nightly import");
  await expectUsableByEverybody(owner);
  await owner.getByRole("button", { name: "Create key" }).click();
  const key = await owner.getByLabel("API key", { exact: true }).inputValue();
  secrets.push(key);
  await expectUsableByEverybody(owner);
  await owner.getByRole("button", { name: "I have kept it" }).click();

  const people = () =>
    fetch(`${foyer.url}/api/organizations/${organizationId}/people`, {
      headers: { authorization: `Bearer ${key}` },
    });
  const answer = await people();
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("olive@example.com");
  await owner.reload();
  await owner.getByRole("button", { name: "Revoke Nightly import" }).click();
  await expectUsableByEverybody(owner);
  await owner.getByRole("button", { name: "Revoke key" }).click();
  await expect(owner.getByText("You have no API keys")).toBeVisible();
  expect((await people()).status).toBe(401);
});

test.describe("an organization that asks everybody for a second factor", () => {
  let bobsPage: Page;

  test("is closed to whoever has none; a closed tab goes on where it was, and leads to where one was going [S1.3]", async ({
    browser,
  }) => {
    await joined(browser, "bob@example.com", "Bob Bass");
    await requireSecondFactor();

    const bob = await browser.newContext();
    const theirs = restOf(bob, foyer.url);
    const goal = `${foyer.home}/account/sessions`;
    const page = await bob.newPage();
    await page.goto(goal);
    await typePassword(page, "bob@example.com", password);
    await expect(
      page.getByRole("heading", { level: 1, name: "Harbour Choir asks for a second factor" }),
    ).toBeVisible();
    await expectUsableByEverybody(page);
    await expect(theirs(`GET /organizations/${organizationId}`)).rejects.toThrow("mfa_enrolment_required");
    await page.getByLabel("Your password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByTestId("manual-key")).toBeVisible();
    await page.close();

    bobsPage = await bob.newPage();
    await hearNothing(bobsPage);
    await bobsPage.goto(goal);
    await enrol(bobsPage, "bob@example.com");
    await expect(bobsPage.getByRole("heading", { level: 1, name: "Sessions" })).toBeVisible();
    expect(bobsPage.url()).toBe(goal);
    expect(await theirs(`GET /organizations/${organizationId}`)).toMatchObject({ name: "Harbour Choir" });
  });

  test("lets the invited in with a shorter password, and sets up the second factor next [S1.2, S1.3]", async ({
    browser,
  }) => {
    await invite("cara@example.com", "Cara Contralto");
    const page = await visit(browser, await linkTo("cara@example.com"));
    await page.getByLabel("Password", { exact: true }).fill(shortPassword.slice(1));
    await expect(page.getByText("1 more to go.")).toBeVisible();
    await page.getByLabel("Password", { exact: true }).fill("password");
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(page.getByText("one of the passwords that are tried first")).toBeVisible();
    await expectUsableByEverybody(page);
    await page.getByLabel("Password", { exact: true }).fill(shortPassword);
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(page.getByText("setting up an authenticator app is next")).toBeVisible();
    await expectUsableByEverybody(page);
    await page.getByRole("link", { name: "Set it up now" }).click();
    await enrol(page, "cara@example.com", shortPassword);
    await expect(page).toHaveURL(foyer.home);
    await expect(page.getByRole("heading", { level: 1, name: "Harbour Choir", exact: true })).toBeVisible();
  });

  test("does not lead its people past their code by an invitation to another [S4.4]", async ({ browser }) => {
    otherId = textIn(await call("POST /organizations", { name: "Chamber Choir" }), "id");
    const link = await foyer.linkTo(await invite("bob@example.com", "Bob Bass", otherId));
    const page = await visit(browser, link);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in and accept" }).click();
    await expect(page.getByRole("heading", { name: "One more thing to prove it is you" })).toBeFocused();
    await expectUsableByEverybody(page);
    await page.getByLabel("Code").fill("12 34");
    await page.getByRole("button", { name: "Confirm and accept" }).click();
    await expect(page.getByText("Six digits, as your authenticator app shows them.")).toBeVisible();
    await page.reload();
    await page.getByRole("button", { name: "Use a recovery code instead" }).click();
    await expect(page.getByLabel("Recovery code")).toBeFocused();
    await page.getByLabel("Recovery code").fill("ABCDEF-ABCDEF-ABCDEF-ABCDEF");
    await page.getByRole("button", { name: "Confirm and accept" }).click();
    await expect(page.getByText("This code is not right, or was used before.")).toBeVisible();
    await expectUsableByEverybody(page);
    await page.getByRole("button", { name: "Use the authenticator app instead" }).click();
    await page.getByLabel("Code").fill(await pocketFor("bob@example.com").code());
    await page.getByRole("button", { name: "Confirm and accept" }).click();
    await expect(page.getByRole("heading", { name: "Welcome to Chamber Choir" })).toBeVisible();
  });

  test("keeps asking for the code after a forgotten password, which ends every session [S1.4]", async ({
    browser,
  }) => {
    const page = await visit(browser, `${foyer.url}/sign-in`);
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Forgot your password?" })).toBeVisible();
    await expectUsableByEverybody(page);
    await page.getByLabel("E-mail address").fill("bob@example.com");
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeFocused();
    await expectUsableByEverybody(page);

    const mail = await mailTo("bob@example.com", /password/i, "/reset-password#");
    const [link = ""] = /http\S+\/reset-password#[\w-]+/.exec(mail.text ?? "") ?? [];
    secrets.push(new URL(link).hash.slice(1));
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
    expect(page.url()).toBe(`${foyer.url}/reset-password`);
    await expectUsableByEverybody(page);
    await page.getByLabel("New password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Set new password" }).click();
    await expect(page.getByLabel("New password", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await expectUsableByEverybody(page);
    await page.getByLabel("New password", { exact: true }).fill(newPassword);
    await page.getByRole("button", { name: "Set new password" }).click();
    await expect(page.getByText("Your new password is set")).toBeVisible();

    // The browser that was signed in all the time.
    await bobsPage.getByRole("link", { name: "API keys" }).click();
    await expect(bobsPage.getByText("Your session has ended.")).toBeVisible();

    await typePassword(page, "bob@example.com", newPassword);
    await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
    await page.getByRole("button", { name: "Use a recovery code instead" }).click();
    await typeRecoveryCode(page, pocketFor("bob@example.com").recoveryCodes[0] ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Choir");

    await page.goto("about:blank");
    await page.goto(link);
    await page.getByLabel("New password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Set new password" }).click();
    await expect(page.getByRole("heading", { name: "This link has ended" })).toBeFocused();
    await expectUsableByEverybody(page);
  });

  test("shows who has one, to whoever looks after it", async () => {
    await owner.goto(`${foyer.home}/security`);
    await expect(owner.getByRole("radio", { name: "Everybody must have one" })).toBeChecked();
    await expect(owner.getByText(/Loading/)).toHaveCount(0);
    await expectUsableByEverybody(owner);
  });
});

test.describe("an admin", () => {
  let adam: Page;

  test("disables a person, whose open page loses access by itself [S1.9, S3.12]", async ({ browser }) => {
    adam = await joined(browser, "adam@example.com", "Adam Alto", "admin");
    await adam.goto(foyer.home);
    await enrol(adam, "adam@example.com");
    await expect(adam.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

    await owner.goto(`${foyer.home}/people?search=Adam`);
    await owner.getByRole("link", { name: "Adam Alto" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: "Adam Alto" })).toBeVisible();
    await expect(owner.getByText(/Loading/)).toHaveCount(0);
    await expectUsableByEverybody(owner);
    await owner.getByRole("button", { name: "Deactivate" }).click();
    await expectUsableByEverybody(owner);
    await owner.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
    await expect(owner.getByText("Adam Alto deactivated.")).toBeVisible();

    await expect(adam.getByText("Your session has ended.")).toBeVisible();
    await expect(adam.getByText("Olive Owner")).toHaveCount(0);
    await typePassword(adam, "adam@example.com", password);
    await expect(adam.getByText("Your access is switched off.")).toBeVisible();
    await expectUsableByEverybody(adam);
  });

  test("lets them in again; who is somewhere else too keeps that, and only that, the next time [S1.9]", async () => {
    await owner.getByRole("button", { name: "Activate" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Activate" }).click();
    await expect(owner.getByText("Adam Alto activated.")).toBeVisible();
    await typePassword(adam, "adam@example.com", password);
    await adam.getByRole("button", { name: "Use a recovery code instead" }).click();
    await typeRecoveryCode(adam, pocketFor("adam@example.com").recoveryCodes[0] ?? "");
    await expect(adam.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    const token = new URL(
      await foyer.linkTo(await invite("adam@example.com", "Adam Alto", otherId)),
    ).hash.slice(1);
    await restOf(adam.context(), foyer.url)("POST /invitations/accept", { token });
    await adam.getByRole("link", { name: "People" }).click();
    await expect(adam.getByRole("row").filter({ hasText: "Olive Owner" })).toBeVisible();

    await owner.getByRole("button", { name: "Deactivate" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
    // Its toast may still be there from the last time.
    await expect(owner.getByRole("main").getByText("Inactive")).toBeVisible();
    await expect(adam.getByRole("heading", { name: "Your access was switched off" })).toBeVisible();
    await expectUsableByEverybody(adam);
    await adam.getByRole("link", { name: "Go to the overview" }).click();
    await expect(adam.getByRole("heading", { level: 1, name: "Chamber Choir" })).toBeVisible();
  });

  test("deactivates many at once, and is told what became of each [S0.8]", async ({ browser }) => {
    await joined(browser, "dora@example.com", "Dora Descant");
    const erik = await joined(browser, "erik@example.com", "Erik Echo");
    const { id: erikId } = await idOf(erik);
    await hearNothing(owner);
    await owner.goto(`${foyer.home}/people?status=active&role=member`);
    for (const name of ["Dora Descant", "Erik Echo"]) await owner.getByLabel(`Select ${name}`).check();
    await expect(owner.getByText("2 selected")).toBeVisible();
    await expectUsableByEverybody(owner);
    // Meanwhile somebody else removes one of them.
    await call(`DELETE /organizations/${organizationId}/people/${erikId}`);
    await owner.getByRole("button", { name: "Deactivate" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
    const results = owner.getByRole("dialog").getByRole("list", { name: "Results" });
    await expect(results.getByRole("listitem").filter({ hasText: "Dora Descant" })).toContainText("Done");
    await expect(results.getByRole("listitem").filter({ hasText: "Erik Echo" })).not.toContainText("Done");
    await expectUsableByEverybody(owner);
    await owner.getByRole("button", { name: "Close", exact: true }).last().click();
    await owner.unroute("**/trpc/activity.stream*");
    await owner.goto(`${foyer.home}/people?status=inactive`);
    await expect(owner.getByRole("row").filter({ hasText: "Dora Descant" })).toBeVisible();
  });

  test("finds all of it in the audit, and takes it away as a file [S1.10]", async () => {
    await owner.goto(`${foyer.home}/audit`);
    await expect(owner.getByRole("row").filter({ hasText: "Person deactivated" })).toHaveCount(3);
    await expectUsableByEverybody(owner);
    const [download] = await Promise.all([
      owner.waitForEvent("download"),
      owner.getByRole("link", { name: "Export as CSV" }).click(),
    ]);
    const csv = await readFile(await download.path(), "utf8");
    for (const act of ["person.deactivated", "person.removed", "security.policy_updated", "sign_in.refused"])
      expect(csv).toContain(act);
    await owner.goto(`${foyer.home}/audit?act=person.deactivated&search=Adam`);
    await expect(owner.getByRole("row").filter({ hasText: "Person deactivated" })).toHaveCount(2);
  });
});

test("no trace of a key, a code, a link or a password is left in the database or in the logs", async () => {
  // With ten recovery codes each.
  expect(keys).toHaveLength(4);
  expect(secrets.length).toBeGreaterThan(44);
  const { text, bytes } = await dumpOf(foyer.databaseUrl);
  const log = foyer.log();
  for (const key of keys) {
    expect(key.length).toBeGreaterThanOrEqual(20);
    expect(bytes.includes(key), "the database keeps a key unsealed").toBe(false);
    for (const spelling of [key.toString("hex"), key.toString("base64url")]) secrets.push(spelling);
  }
  expect(text).toContain("bob@example.com");
  expect(log).toContain("auth.verifyMfa");
  for (const secret of secrets) {
    for (const spelling of [secret, secret.replaceAll(/[ -]/g, ""), secret.toLowerCase()]) {
      expect(text.includes(spelling), `the database says ${spelling}`).toBe(false);
      expect(bytes.includes(spelling), `the database says ${spelling}`).toBe(false);
      expect(log.includes(spelling), `the log says ${spelling}`).toBe(false);
    }
  }
});

/** From now on a page is not told what others do: what it learns, it learns at a click. */
async function hearNothing(page: Page): Promise<void> {
  await page.route("**/trpc/activity.stream*", (route) => route.abort());
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Foyer" })).toBeVisible();
}

async function typePassword(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function typeRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** From the question for the password to the kept recovery codes; the app that knows the key goes into a pocket. */
async function enrol(page: Page, email: string, secret = password): Promise<void> {
  const first = !pockets.has("olive@example.com");
  await page.getByLabel("Your password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Continue" }).click();
  const key = await page.getByTestId("manual-key").innerText();
  if (first) {
    await expectUsableByEverybody(page);
    await page.getByLabel("Six-digit code").fill("000000");
    await page.getByRole("button", { name: "Turn on" }).click();
    await expect(page.getByText("This code is not right")).toBeVisible();
  }
  const pocket = pocketOf(key);
  await page.getByLabel("Six-digit code").fill(await pocket.code());
  await page.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  if (first) await expectUsableByEverybody(page);
  pocket.recoveryCodes.push(...(await codes.allInnerTexts()));
  secrets.push(key, ...pocket.recoveryCodes);
  keys.push(fromBase32(key));
  pockets.set(email, pocket);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(codes).toHaveCount(0);
}

function pocketFor(email: string): Pocket {
  const pocket = pockets.get(email);
  if (!pocket) throw new Error(`${email} has no authenticator app.`);
  return pocket;
}

async function requireSecondFactor(): Promise<void> {
  await owner.goto(`${foyer.home}/security`);
  await owner.getByRole("radio", { name: "Everybody must have one" }).check();
  await expectUsableByEverybody(owner);
  await owner.getByRole("button", { name: "Save policy" }).click();
  await expect(owner.getByText("Security policy saved.")).toBeVisible();
}

/** Invites by mail, and answers the invitation's id. */
async function invite(
  email: string,
  fullName: string,
  to = organizationId,
  role = "member",
): Promise<string> {
  const target = { kind: "organization", organizationId: to, role };
  return textIn(await call("POST /invitations", { target, email, fullName }), "id");
}

/** The link in the first invitation to an address. */
async function linkTo(email: string): Promise<string> {
  return `${foyer.url}/accept#${tokenIn(await mailTo(email, /./, "/accept#"))}`;
}

function mailTo(email: string, subject: RegExp, link = "") {
  return foyer.mailbox.next(
    (mail) =>
      mail.envelope.to.includes(email) &&
      subject.test(mail.subject ?? "") &&
      (mail.text ?? "").includes(link),
  );
}

/** Somebody who has accepted by the link that was mailed to them; their page, where nothing is open yet. */
async function joined(browser: Browser, email: string, name: string, role = "member"): Promise<Page> {
  const page = await visit(browser, "about:blank");
  await invite(email, name, organizationId, role);
  const token = new URL(await linkTo(email)).hash.slice(1);
  await restOf(page.context(), foyer.url)("POST /invitations/accept", { token, name, password });
  return page;
}

async function idOf(page: Page): Promise<{ id: string }> {
  return { id: textIn(await restOf(page.context(), foyer.url)("GET /account/profile"), "id") };
}
