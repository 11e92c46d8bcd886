import { expect, test } from "@playwright/test";
import { expectUsableByEverybody, tabTo } from "./expectations.ts";
import { type OpenFoyer, openFoyer } from "./open-foyer.ts";

let foyer: OpenFoyer;

test.use({ trace: "off" });
test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser);
});
test.afterAll(() => foyer.close());

test("an admin writes an own e-mail in German, sees it beforehand, and it arrives like that until it is reset [S3.10]", async () => {
  const { owner, home } = foyer;
  const refused: string[] = [];
  owner.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  await owner.goto(`${home}/mail/templates`);
  await owner.getByRole("link", { name: "Invitation", exact: true }).click();
  await owner.getByRole("link", { name: "German" }).click();
  const subject = owner.getByLabel("Subject");
  const preview = owner.frameLocator("iframe");
  await expect(subject).toHaveValue(/lädt Sie ein/);
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText(/^Ada Lovelace lädt Sie ein/);

  // What it does not know is refused by its name, where it stands; the last preview stays.
  await subject.fill("Moin, {{ invitee }} aus {{ town }}");
  await expect(owner.getByText('Line 1: there is no value called "town".')).toBeVisible();
  await expect(subject).toHaveAttribute("aria-invalid", "true");
  await expect(preview.getByRole("heading", { level: 1 })).toBeVisible();
  await owner.getByRole("button", { name: "Save", exact: true }).click();
  await expect(subject).toBeFocused();
  await expectUsableByEverybody(owner);

  // A variable goes where the cursor was, with the keyboard alone.
  await subject.fill("Moin, ");
  await tabTo(owner, owner.getByRole("button", { name: "Put in invitee" }));
  await owner.keyboard.press("Enter");
  await expect(subject).toHaveValue("Moin, {{ invitee }}");
  await expect(subject).toBeFocused();
  await owner.getByLabel("Body").fill("Komm **gern** zu uns.\n\n{{ message }}");
  await expect(preview.getByText("gern", { exact: true })).toBeVisible();
  await expect(owner.getByText("Moin, Grace Hopper")).toBeVisible();
  await owner.getByRole("button", { name: "Dark" }).click();
  await expect(preview.locator("html")).toHaveCSS("background-color", "rgb(23, 22, 20)");

  // Nobody loses it by accident.
  await owner.getByRole("link", { name: "Templates" }).click();
  await owner.getByRole("button", { name: "Keep writing" }).click();
  await owner.getByRole("button", { name: "Save", exact: true }).click();
  await expect(owner.getByText("It goes out like this in German from now on.")).toBeVisible();

  const target = { kind: "organization", organizationId: foyer.organizationId, role: "member" };
  await foyer.invite(target, "bruno@example.com", { fullName: "Bruno Bass", language: "de" });
  const mail = await foyer.mailTo("bruno@example.com", "Moin, Bruno Bass");
  expect(mail.text).toContain("Komm gern zu uns.");
  expect(mail.html).toMatch(/Komm <strong[^>]*>gern<\/strong> zu uns/);

  await owner.getByRole("button", { name: "Reset to Foyer’s words" }).click();
  await expect(owner.getByText(/in German will be lost/)).toBeVisible();
  await owner.getByRole("dialog").getByRole("button", { name: "Reset to Foyer’s words" }).click();
  await expect(subject).toHaveValue(/lädt Sie ein/);
  await foyer.invite(target, "carla@example.com", { language: "de" });
  const after = await foyer.mailTo("carla@example.com", "Olive Owner lädt Sie ein: Harbour Choir");
  expect(after.text).not.toContain("Komm gern");
  expect(refused).toEqual([]);
});

test("colour, reminders and notices are chosen by what they will do [S3.6, S3.10]", async () => {
  const { owner, home } = foyer;
  await owner.goto(`${home}/mail/templates/look`);
  await owner.getByLabel("Colour", { exact: true }).fill("#f2c94c");
  await expect(owner.frameLocator("iframe").getByRole("link")).toHaveCount(0);
  await expectUsableByEverybody(owner);
  await owner.getByRole("button", { name: "Save", exact: true }).click();
  await expect(owner.getByText("E-mails look like this from now on.")).toBeVisible();

  await owner.goto(`${home}/settings`);
  await owner.getByLabel("Time zone").selectOption("Europe/Berlin");
  await owner.getByLabel("Foyer reminds by itself").check();
  await expect(owner.getByText(/3 days after the last message, at most 2 times/)).toContainText(
    "between 8 and 20 o’clock in Europe/Berlin",
  );
  await owner.getByRole("button", { name: "Save settings" }).click();
  await expect(owner.getByText("Settings saved.")).toBeVisible();

  await owner.goto(`${home}/account/notifications`);
  await owner.getByLabel("One e-mail a day").check();
  await expect(owner.getByText("Harbour Choir: one e-mail a day, from now on.")).toBeVisible();
});
