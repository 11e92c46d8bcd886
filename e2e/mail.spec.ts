import { type FaultySmtp, openFaultySmtp } from "@foyer/testing/mail-servers/faulty-smtp";
import { expect, test } from "@playwright/test";
import { type OpenFoyer, openFoyer } from "./open-foyer.ts";

let foyer: OpenFoyer;
let smtp: FaultySmtp;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  smtp = await openFaultySmtp();
  smtp.know(({ username, secret }) => username === "choir" && secret === "the right one");
  foyer = await openFoyer(browser, { MAIL_ALLOW_PRIVATE_NETWORK: "true" });
});
test.afterAll(async () => {
  await foyer.close();
  await smtp.close();
});

test("an admin sets up a mail server, reads in its own words what is wrong, and mends it [S3.10]", async () => {
  const { owner, home } = foyer;
  await owner.goto(home);
  await owner.getByRole("link", { name: "E-mail", exact: true }).click();
  await owner.getByRole("radio", { name: /^SMTP/ }).check();
  await owner.getByLabel("Host").fill(smtp.host);
  await owner.getByLabel("Security").selectOption({ label: "TLS from the first byte" });
  await expect(owner.getByLabel("Port")).toHaveValue("465");
  await owner.getByLabel("Security").selectOption({ label: "STARTTLS where it is offered" });
  await owner.getByLabel("Port").fill(String(smtp.port));
  // What the server misses is told beside its field.
  await owner.getByLabel("Username", { exact: true }).fill("choir");
  await owner.getByRole("button", { name: "Save settings" }).click();
  await expect(owner.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");

  await owner.getByLabel("Password", { exact: true }).fill("the wrong one");
  await owner.getByRole("link", { name: "Deliveries" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Stay here" }).click();
  await owner.getByRole("button", { name: "Save and send a test to me" }).click();
  await expect(owner.getByRole("alert")).toContainText("535 5.7.8 Authentication credentials invalid");
  await expect(owner.getByRole("alert")).toContainText("Username or password is not right.");
  expect(smtp.taken).toEqual([]);

  // Nobody is told a secret again.
  await owner.reload();
  await expect(owner.getByText("Set, and never shown again")).toBeVisible();
  await owner.getByRole("button", { name: "Replace password" }).click();
  await owner.getByLabel("Password", { exact: true }).fill("the right one");
  await owner.getByRole("button", { name: "Save and send a test to me" }).click();
  await expect(owner.getByText("The test is on its way to olive@example.com.")).toBeVisible();
  await expect(owner.getByText("250 OK: message queued")).toBeVisible();
  expect(smtp.taken.map(({ to }) => to)).toEqual([["olive@example.com"]]);
});

test("a refused invitation is shown as bounced, why, and is sent once the address takes mail [S1.5, S3.6]", async () => {
  const { owner, home, organizationId } = foyer;
  smtp.behave({ kind: "refuse", at: "recipient", code: 550, words: "5.1.1 No such singer here" });
  const target = { kind: "organization", organizationId, role: "member" };
  const id = await foyer.invite(target, "ada@example.com", { send: true });
  await owner.goto(`${home}/invitations/${id}`);
  await expect(owner.getByText("The e-mail bounced: 550 5.1.1 No such singer here.")).toBeVisible();
  await expect(owner.getByText("Since then the address is suppressed")).toBeVisible();
  await owner.getByRole("button", { name: "Remind" }).click();
  await expect(owner.getByText("No e-mail is sent to this address")).toBeVisible();

  await owner.goto(`${home}/mail/suppressed`);
  await expect(owner.getByRole("row").filter({ hasText: "ada@example.com" })).toContainText("Bounced");
  await owner.getByRole("link", { name: "Deliveries" }).click();
  await owner.getByRole("link", { name: "Bounced" }).click();
  await expect(owner).toHaveURL(`${home}/mail/deliveries?status=bounced`);
  await owner.getByRole("link", { name: "ada@example.com" }).click();
  await expect(owner.getByText("The mail server refused it for good.")).toBeVisible();

  smtp.behave({ kind: "accept" });
  await owner.getByRole("button", { name: "Try again now" }).click();
  await expect(owner.getByText("The mail server took it.")).toBeVisible();
  expect(smtp.taken.flatMap(({ to }) => to)).toContain("ada@example.com");
  await owner.getByRole("link", { name: "Open invitation" }).click();
  await expect(owner.getByText("Olive Owner had message 1 tried again")).toBeVisible();
  await owner.goto(`${home}/mail/suppressed`);
  await expect(owner.getByText("Every address may be written to")).toBeVisible();
});
