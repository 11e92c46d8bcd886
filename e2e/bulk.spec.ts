import { expect, type Locator, test } from "@playwright/test";
import { expectUsableByEverybody } from "./expectations.ts";
import { type OpenFoyer, openFoyer, settled } from "./open-foyer.ts";

let foyer: OpenFoyer;

test.describe.configure({ mode: "serial" });
test.use({ trace: "off" }); // it would record many pages twice each
test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser);
});
test.afterAll(() => foyer.close());

/** Forty people, each written as somebody might. */
const forty = [
  "Name\tE-mail",
  ...Array.from({ length: 10 }, (_, number) => `Alto ${number}\talto${number}@example.com`),
].join("\n");
const others = [
  Array.from({ length: 10 }, (_, number) => `"Bass, ${number}" <bass${number}@example.com>`).join("; "),
  Array.from({ length: 10 }, (_, number) => `mailto:cello${number}@example.com`).join(", "),
  Array.from({ length: 10 }, (_, number) => `drum${number}@example.com`).join("\n"),
];

test("forty addresses are pasted in mixed forms, sent, taken back in time, and sent again [S0.8]", async () => {
  test.setTimeout(90_000);
  const { owner } = foyer;
  await owner.goto(foyer.home);
  await settled(owner);
  await owner.keyboard.press("i");
  const dialog = owner.getByRole("dialog");
  const field = dialog.getByLabel("E-mail addresses");
  for (const text of [forty, ...others]) await paste(field, text);
  await expect(dialog.getByText("40 people, each with a link of their own.")).toBeVisible();

  // What is wrong is marked, and everything is done by keyboard.
  await paste(field, "bass0@example.com, nobody");
  await expect(dialog.getByText("40 people, each with a link of their own. 2 marked.")).toBeVisible();
  await expectUsableByEverybody(owner);
  await field.focus();
  await owner.keyboard.press("ArrowLeft");
  await expect(dialog.getByRole("button", { name: "nobody", exact: true })).toBeFocused();
  await owner.keyboard.press("Enter");
  await dialog.getByLabel("Change nobody").fill("Elle <elle@example.com>");
  await owner.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Elle, elle@example.com", exact: true })).toBeFocused();
  // The one that is there twice, and the one before.
  await owner.keyboard.press("ArrowLeft");
  await owner.keyboard.press("Delete");
  await expect(dialog.getByRole("button", { name: "Elle, elle@example.com", exact: true })).toBeFocused();
  await owner.keyboard.press("ArrowLeft");
  await owner.keyboard.press("Delete");
  await expect(dialog.getByText("40 people, each with a link of their own.", { exact: true })).toBeVisible();
  await dialog.getByLabel(/^Message/).fill("We sing on Tuesdays.");
  await dialog.getByText("Preview of the e-mail").click();
  const preview = owner.frameLocator("iframe");
  await expect(preview.getByText("We sing on Tuesdays.")).toBeVisible();
  await expect(preview.getByText("Hello Alto 0,")).toBeVisible();

  await dialog.getByRole("button", { name: "Send 40 invitations" }).click();
  await expect(dialog).toBeHidden();
  await expect(owner.getByText("40 invitations go out in a moment.")).toBeVisible();
  await expectUsableByEverybody(owner);
  await owner.keyboard.press("Control+z");
  await expect(owner.getByText("40 invitations are taken back. Nobody gets an e-mail.")).toBeVisible();
  await owner.getByRole("button", { name: "Change and send again" }).click();
  await dialog.getByRole("button", { name: "Send 40 invitations" }).click();
  await expect(dialog).toBeHidden();

  // The first forty would have come before the last of these.
  const invited = () =>
    foyer.mailbox.all().flatMap(({ envelope }) => envelope.to.filter((to) => to !== "olive@example.com"));
  await expect.poll(() => invited().length, { timeout: 60_000 }).toBe(40);
  expect(new Set(invited()).size).toBe(40);
  expect(invited()).toContain("elle@example.com");
  const withdrawn = await foyer.call(
    `GET /organizations/${foyer.organizationId}/mail/deliveries?status=withdrawn&limit=100`,
  );
  expect(Reflect.get(Object(withdrawn), "items")).toHaveLength(40);
});

test("all that match a filter are acted on at once, and what was refused says why [S0.8]", async () => {
  const { owner, organizationId } = foyer;
  const role = "member";
  const target = { kind: "organization", organizationId, role };
  const invitees = Array.from({ length: 80 }, (_, number) => ({ email: `flute${number}@example.com` }));
  await foyer.call("POST /invitations/bulk", { target, invitees, send: false });
  // One has no follow-up message left.
  const known = await foyer.call(`GET /invitations?organizationId=${organizationId}&search=flute79`);
  const [last] = Array.from(Reflect.get(Object(known), "items"), (each) =>
    String(Reflect.get(Object(each), "id")),
  );
  await foyer.alter("UPDATE invitations SET resend_count = 3 WHERE id = $1", last ?? "");

  await owner.goto(`${foyer.home}/invitations?search=flute`);
  await settled(owner);
  await owner.getByLabel("Select all on this page").check();
  await owner.getByRole("button", { name: "Select all that wait or have expired" }).click();
  await expectUsableByEverybody(owner);
  await owner.getByRole("button", { name: "Remind" }).click();
  const dialog = owner.getByRole("dialog");
  await expect(dialog).toHaveAccessibleName("Remind all invitations that match?");
  await expectUsableByEverybody(owner);
  await dialog.getByRole("button", { name: "Send reminders" }).click();
  await expect(dialog).toHaveAccessibleName("79 reminders on the way");
  await expect(dialog.getByRole("list", { name: "Not done" })).toContainText("flute79@example.com");
  await expectUsableByEverybody(owner);
  await dialog.getByRole("button", { name: "Close" }).last().click();

  await owner.getByLabel("Select all on this page").check();
  await owner.getByRole("button", { name: "Select all that wait or have expired" }).click();
  await owner.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByText(/can’t be undone/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel them" }).click();
  await expect(dialog).toHaveAccessibleName("80 invitations cancelled");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(owner.getByRole("row").filter({ hasText: "Cancelled" }).first()).toBeVisible();
  // More rows come as one scrolls, each with its number.
  await expect(async () => {
    await owner.keyboard.press("End");
    await expect(owner.getByRole("link", { name: "flute0@example.com" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(owner.getByRole("table")).toHaveAttribute("aria-rowcount", "81");
});

async function paste(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
