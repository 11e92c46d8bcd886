import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectUsableByEverybody } from "./expectations.ts";
import { type OpenFoyer, openFoyer, visit } from "./open-foyer.ts";
import { textIn } from "./rest.ts";

let foyer: OpenFoyer;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  foyer = await openFoyer(browser);
});
test.afterAll(() => foyer.close());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** Drops a file where one is asked for. */
async function give(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === "string" ? Buffer.from(content) : content;
  await page
    .getByLabel("Drop a CSV file here, or choose one")
    .setInputFiles({ name, mimeType: "text/csv", buffer });
}

test("a file with errors: every row's fate first, the bad ones downloaded, mended, imported again, and all taken back [S3.9]", async () => {
  const page = foyer.owner;
  await page.goto(`${foyer.home}/imports`);
  await expect(page.getByText("No file has been imported yet")).toBeVisible();
  await expectUsableByEverybody(page);
  await page.getByRole("main").getByRole("link", { name: "Import a file" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Import a file" })).toBeVisible();
  await expectUsableByEverybody(page);

  // As a Western European spreadsheet writes it: semicolons, and no UTF-8.
  const rows = [
    "Nachname;Vorname;Anschrift;E-Mail",
    'Lovelace;Ada;"12; St James’s Square";ada@example.com',
    "Núñez;Óscar;;oscar@example.com",
    "Hopper;Grace;;grace at example.com",
    "Lovelace;A.;;ADA@example.com",
    "Owner;Olive;;owner@example.com",
    "=SUM(A1);Eve;;eve@example",
  ];
  await give(page, "choir.csv", windows1252(rows.join("\r\n")));
  await expect(page.getByText("Óscar Núñez")).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue("1");
  await expect(button(page, "All 6")).toBeVisible();
  await expect(button(page, "Twice in the file 1")).toBeVisible();
  await expectUsableByEverybody(page);
  await button(page, /^Not valid/).click();
  await expect(page.getByRole("row").filter({ hasText: "grace at example.com" })).toBeVisible();
  await expect(page.getByText("Óscar Núñez")).toBeHidden();
  const download = page.waitForEvent("download");
  await button(page, "Download those left out").click();
  const file = await (await download).path();
  const left = await readFile(file, "utf8");
  expect(left).toContain("grace at example.com");
  expect(left).not.toContain("oscar@example.com");
  expect(left).not.toMatch(/(^|,)=/m);

  await page.getByLabel("Message").fill("We sing on Tuesdays.");
  await button(page, /^Invite \d+ people$/).click();
  await expect(page.getByRole("heading", { level: 1, name: "choir.csv" })).toBeVisible();
  await expect(page.getByText("Done", { exact: true })).toBeVisible();
  const mail = await foyer.mailTo("oscar@example.com", "");
  expect(mail.text).toContain("We sing on Tuesdays.");
  await expect(page.getByRole("progressbar", { name: "E-mails handed over" })).toHaveAttribute(
    "aria-valuetext",
    /^(\d+) of \1$/,
  );
  await expectUsableByEverybody(page);
  await page.reload();
  await expect(page.getByText("Done", { exact: true })).toBeVisible();

  // Mended: what was invited before is told, and invited no second time.
  await page.goto(`${foyer.home}/imports/new`);
  await give(page, "choir.csv", windows1252(rows.join("\r\n").replace("grace at ", "grace@")));
  await expect(page.getByText("The columns are read as in the last file that had them.")).toBeVisible();
  await expect(button(page, "New 1")).toBeVisible();
  await button(page, "Invite 1 person").click();
  await expect(page.getByRole("heading", { level: 1, name: "choir.csv" })).toBeVisible();
  await expect(page.getByText("1 invitation made.")).toBeVisible();

  await button(page, "Take it back…").click();
  await expectUsableByEverybody(page);
  await button(page, "Cancel 1 invitation").click();
  await expect(page.getByText("Taken back", { exact: true })).toBeVisible();
  await page.goto(`${foyer.home}/imports`);
  await expect(page.getByRole("link", { name: "choir.csv" })).toHaveCount(2);
  await expectUsableByEverybody(page);
});

test("a file that is none, and one without addresses, are told as what they are [S3.9]", async () => {
  const page = foyer.owner;
  await page.goto(`${foyer.home}/imports/new`);
  await give(page, "empty.csv", "");
  await expect(page.getByText("This file is empty.")).toBeVisible();
  await give(page, "names.csv", "name\nAda\nGrace");
  await expect(page.getByText("No column has e-mail addresses")).toBeVisible();
  await expectUsableByEverybody(page);
  await expect(button(page, /^Invite \d/)).toBeDisabled();
});

function windows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll("’", "\u0092"), "latin1");
}

test("a custodian imports into their space, and nobody else sees it [S4.1]", async ({ browser }) => {
  const space = { organizationId: foyer.organizationId, name: "Tenors" };
  const spaceId = textIn(await foyer.call("POST /spaces", space), "id");
  const invitation = await foyer.invite({ kind: "space", spaceId, role: "custodian" }, "cara@example.com");
  const page = await visit(browser, await foyer.linkTo(invitation));
  await page.getByLabel("Your name").fill("Cara Custodian");
  await page.getByLabel("Password", { exact: true }).fill("a door ajar in the harbour");
  await button(page, "Accept invitation").click();
  await expect(page.getByRole("heading", { name: /Welcome to/ })).toBeVisible();
  await page.goto(`${foyer.home}/imports/new?placeId=${spaceId}`);
  await give(page, "tenors.csv", "email\ntom@example.com");
  await button(page, "Invite 1 person").click();
  await expect(page.getByText("1 invitation made.")).toBeVisible();
  await page.getByRole("link", { name: "Imports" }).click();
  await expect(page.getByRole("link", { name: "tenors.csv" })).toBeVisible();
  await page.goto(`${foyer.home}/imports/new`);
  await expect(page.getByRole("combobox", { name: "Invite to" })).toHaveValue(spaceId);
});
