import { tokenIn } from "@foyer/testing/mailbox";
import { expect, type Page, test } from "@playwright/test";
import { expectUsableByEverybody } from "./expectations.ts";
import { type OpenFoyer, openFoyer, settled } from "./open-foyer.ts";
import { textIn } from "./rest.ts";

let foyer: OpenFoyer;
let eventId: string;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser);
  const { organizationId } = foyer;
  const facts = { name: "Gala", startsAt: "2036-05-01T18:00:00.000Z", timeZone: "Europe/Berlin" };
  eventId = textIn(await foyer.call("POST /events", { organizationId, ...facts }), "id");
});
test.afterAll(() => foyer.close());

test("the overview counts one who was written to, looked and came, and mends what can't wait [S3.3, S3.13]", async () => {
  const { owner } = foyer;
  await owner.goto(foyer.home);
  await expect(owner.getByRole("heading", { name: /is ajar/ })).toBeVisible(); // nobody was invited yet
  await foyer.invite({ kind: "event", eventId }, "alma@example.com", { fullName: "Alma Alto" });
  const token = tokenIn(await foyer.mailTo("alma@example.com", "Gala"));
  await foyer.call("POST /invitations/opened", { token });
  await foyer.call("POST /invitations/accept", { token, fullName: "Alma Alto" });
  const late = await foyer.invite({ kind: "event", eventId }, "ben@example.com", { fullName: "Ben Bass" });
  await foyer.mailTo("ben@example.com", "Gala");
  await foyer.alter("UPDATE invitations SET expires_at = now() + interval '200 minutes' WHERE id = $1", late);

  await expect(async () => {
    await owner.reload();
    await settled(owner);
    expect(await rowsOf(owner, "From sent to accepted")).toEqual([
      "Sent 3 all that were made",
      expect.stringMatching(/^Delivered [23] /), // the owner may have come in before their own message went out
      expect.stringMatching(/^Opened 1 /),
      "Accepted 2 some came another way",
    ]);
  }).toPass({ timeout: 20_000 });
  const today = (await rowsOf(owner, "Sent and accepted"))[0];
  expect(today).toMatch(/ 3 2$/);

  const urgent = owner.getByRole("listitem").filter({ hasText: "It expires in 3 hours" });
  await expect(urgent.getByRole("link", { name: "Ben Bass" })).toBeVisible();
  await urgent.getByRole("button", { name: "Resend" }).click();
  await expect(owner.getByText("Sent again to ben@example.com")).toBeVisible();
  await expect(owner.getByText("Nothing needs you")).toBeVisible();

  await owner.getByRole("button", { name: "Sent and accepted: show as table" }).click();
  await expect(owner.getByRole("slider")).toBeHidden();
  await expect(owner.getByRole("group", { name: "Sent and accepted, as a table" })).toBeVisible();
  await expectUsableByEverybody(owner);
  await owner.getByRole("button", { name: "Sent and accepted: show as chart" }).click();
  await owner.getByRole("slider").focus();
  await expect(owner.getByRole("slider")).toHaveAttribute("aria-valuetext", /: 3 sent, 2 accepted$/);
  await owner.keyboard.press("ArrowLeft");
  await expect(owner.getByRole("slider")).toHaveAttribute("aria-valuetext", /: 0 sent, 0 accepted$/);
});

test("analytics tell events apart, lead to the numbers of one, and can be used by everybody [S3.13]", async () => {
  const { owner } = foyer;
  await owner.goto(`${foyer.home}/analytics?by=event&days=90`);
  await expect(owner.getByRole("row", { name: /^Gala 2 .* 1 50 %$/ })).toBeVisible();
  await settled(owner);
  await expectUsableByEverybody(owner);
  const [download] = await Promise.all([
    owner.waitForEvent("download"),
    owner.getByRole("link", { name: "Export as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await owner.getByRole("link", { name: "Gala" }).click();
  await expect(owner.getByText("Only the event Gala")).toBeVisible();
  expect(await rowsOf(owner, "From sent to accepted")).toEqual([
    "Sent 2 all that were made",
    "Delivered 2 100 % of sent",
    "Opened 1 50 % of delivered",
    "Accepted 1 100 % of opened",
  ]);
  expect(await rowsOf(owner, "Which message worked")).toContain("The first message 1 100 %");
});

test("the palette finds a page, a person and an invitation, by keyboard alone", async () => {
  const { owner } = foyer;
  await owner.goto(foyer.home);
  await settled(owner);
  const field = owner.getByRole("combobox", { name: "Search or jump to" });
  const open = async () => {
    await owner.keyboard.press("Control+k");
    await expect(field).toBeFocused();
  };
  await open();
  await owner.keyboard.type("oliv");
  await expect(owner.getByRole("option", { name: /^Olive Owner/ }).first()).toBeVisible();
  await owner.keyboard.press("Enter");
  const headline = owner.getByRole("heading", { level: 1, name: "Olive Owner" });
  await expect(headline).toBeFocused();
  await expect(owner).toHaveURL(/\/people\/[\w-]+$/);

  await open();
  await expect(owner.getByRole("group", { name: "Recent" }).getByRole("option")).toHaveCount(1);
  await owner.keyboard.type("ben@");
  await expect(owner.getByRole("option", { name: /^Ben Bass/ })).toBeVisible();
  await expectUsableByEverybody(owner);
  await owner.keyboard.press("Enter");
  await expect(owner.getByRole("heading", { level: 1, name: "Ben Bass" })).toBeFocused();

  await open();
  await owner.keyboard.type("deliv");
  await owner.keyboard.press("Enter");
  await expect(owner).toHaveURL(/\/mail\/deliveries$/);
  await open();
  await owner.keyboard.type("nobody of this name");
  await expect(owner.getByText("Nothing of this name.")).toBeVisible();
  await owner.keyboard.press("Escape");
  await expect(field).toBeHidden();
});

/** What a table says, row by row. */
async function rowsOf(page: Page, name: string): Promise<string[]> {
  const rows = page.getByRole("table", { name, exact: true }).locator("tbody tr");
  await expect(rows.first()).toBeAttached();
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent.trim()).join(" ")),
  );
}
