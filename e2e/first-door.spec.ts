import AxeBuilder from "@axe-core/playwright";
import { tokenIn } from "@foyer/testing/mailbox";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type FoyerProcess, startFoyer } from "./foyer-process.ts";

const password = "a door ajar in the harbour";

let foyer: FoyerProcess;
test.beforeAll(async () => {
  foyer = await startFoyer();
});
test.afterAll(() => foyer.close());
test.describe.configure({ mode: "serial" });

test("from the printed link to a colleague who has joined, all through real mail [S0.1, S0.2, S1.2, S1.8]", async ({
  browser,
}) => {
  const owner = await openPage(browser);
  await owner.goto(foyer.ownerLink);
  await expect(owner.getByRole("heading", { level: 1 })).toContainText("Harbour Choir");
  await expectAccessible(owner);
  await openAccount(owner, "Olive Owner");
  await owner.getByRole("link", { name: "Go to Harbour Choir" }).click();
  await expect(owner.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expectAccessible(owner);

  await invite(owner, "bob@example.com", "Bob Bass", "We sing on Tuesdays.\nBring tea.");
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
  await expectAccessible(owner);

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
  await expectAccessible(owner);
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

async function invite(page: Page, email: string, name: string, message: string): Promise<void> {
  await page.keyboard.press("i");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail address").fill(email);
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByLabel(/^Message/).fill(message);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("dialog", { name: "The invitation is on its way" })).toBeVisible();
  await page.keyboard.press("Escape");
}

/** No violation of WCAG that axe can find, light and dark. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}
