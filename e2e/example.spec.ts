import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { blocksRunBy, filledIn } from "./doc-blocks.ts";
import { expectUsableByEverybody } from "./expectations.ts";
import { freePort } from "./foyer-process.ts";
import { type OpenFoyer, openAccount, openFoyer, visit } from "./open-foyer.ts";
import { textIn } from "./rest.ts";

const root = join(import.meta.dirname, "..");
const adminPassword = "the caretaker's own";

let foyer: OpenFoyer;
let app: { readonly url: string; readonly process: ChildProcess };

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  const [startFoyer, startApplication] = await blocksRunBy("e2e/example.spec.ts");
  foyer = await openFoyer(browser, {}, startFoyer?.text);
  const { organizationId, call } = foyer;
  await call(`PATCH /organizations/${organizationId}/mail/brand`, {
    color: "#ffd500",
    logo: await drawLogo(),
  });
  const made = await call("POST /account/api-keys", { organizationId, name: "Members area" });
  app = await startApp(startApplication?.text ?? "", textIn(made, "key"));
});
test.afterAll(async () => {
  app.process.kill("SIGTERM");
  await foyer.close();
});

test("an application's people are let in by Foyer, each once, and are out when their membership ends [S1.10]", async ({
  browser,
}) => {
  const { organizationId, call } = foyer;
  await inviteInApp(browser, "grace@example.com");
  const mail = await foyer.mailTo("grace@example.com", "Olive Owner");
  expect(mail.html).toContain('alt="Harbour Choir"');
  expect(mail.html).toContain("#ffd500");

  const grace = await visit(browser, foyer.linkIn(mail));
  await expect(grace.getByRole("img", { name: "Harbour Choir" })).toBeVisible();
  await expectUsableByEverybody(grace);
  await openAccount(grace, "Grace Hopper");
  const way = grace.getByRole("link", { name: `Go to ${new URL(app.url).host}` });
  const address = (await way.getAttribute("href")) ?? "";
  const [, code = ""] = address.split("#foyer_code=");
  await way.click();
  await expect(grace.getByText("Good to see you, Grace Hopper.")).toBeVisible();
  expect(grace.url()).toBe(`${app.url}/`);

  // Whoever finds that address later finds nothing, and neither a log nor another page has it.
  const thief = await visit(browser, address);
  await expect(thief.getByText("This way in was used already")).toBeVisible();
  expect(thief.url()).toBe(`${app.url}/welcome`);
  expect(code).toHaveLength(48);
  expect(foyer.log()).not.toContain(code);
  const again = await visit(browser, foyer.linkIn(mail));
  const back = again.getByRole("link", { name: `Go to ${new URL(app.url).host}` });
  await expect(back).toHaveAttribute("href", `${app.url}/welcome`);

  const people = await call(`GET /organizations/${organizationId}/people?search=grace@example.com`);
  const [person]: unknown[] = Reflect.get(Object(people), "items");
  await call(`DELETE /organizations/${organizationId}/people/${textIn(person, "userId")}`);
  await expect(async () => {
    await grace.reload();
    await expect(grace.getByText("This is for members of Harbour Choir")).toBeVisible({ timeout: 500 });
  }).toPass();
});

test("of an organization's own colours every word can be read, by day and by night (WCAG 2.2 §1.4.3) [S1.2]", async ({
  browser,
}) => {
  const { organizationId } = foyer;
  const target = { kind: "organization", organizationId, role: "member" };
  const page = await visit(browser, await foyer.linkTo(await foyer.invite(target, "ada@example.com")));
  await expect(page.getByRole("button", { name: "Accept invitation" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await worstContrast(page)).toBeGreaterThanOrEqual(4.5);
  }
});

/** Starts the application by what its README says. */
async function startApp(command: string, apiKey: string) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { PATH, HOME } = process.env;
  const process_ = spawn("bash", ["-c", filledIn(command, { ...foyer, apiKey })], {
    cwd: root,
    env: { PATH, HOME, PORT: String(port), FOYER_URL: foyer.url, ADMIN_PASSWORD: adminPassword },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  process_.stdout.on("data", (chunk) => (said += chunk));
  await expect.poll(() => said, { timeout: 30_000 }).toContain(url);
  return { url, process: process_ };
}

async function inviteInApp(browser: Browser, email: string): Promise<void> {
  const httpCredentials = { username: "admin", password: adminPassword };
  const admin = await (await browser.newContext({ httpCredentials })).newPage();
  await admin.goto(`${app.url}/invite`);
  await expectUsableByEverybody(admin);
  await admin.getByLabel("E-mail address").fill(email);
  await admin.getByLabel("Name", { exact: true }).fill("Grace Hopper");
  await admin.getByRole("button", { name: "Invite" }).click();
  await expect(admin.getByText(`An invitation is on its way to ${email}.`)).toBeVisible();
}

/** A picture, three times as wide as high. */
async function drawLogo(): Promise<string> {
  return foyer.owner.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 120, height: 40 });
    const pen = canvas.getContext("2d");
    pen?.fillRect(0, 0, 120, 40);
    return canvas.toDataURL("image/png");
  });
}

/** Dresses the accept page in many colours, and answers the least contrast of words to what they stand on (WCAG 2.2). */
function worstContrast(page: Page): Promise<number> {
  return page.evaluate(() => {
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const luminance = (color: string) => {
      if (!pen) return 0;
      pen.fillStyle = color;
      pen.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((value) =>
        value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string) => {
      const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
      return (lighter + 0.05) / (darker + 0.05);
    };
    const probe = document.body.appendChild(document.createElement("i"));
    const shown = (value: string) => {
      probe.style.color = `var(${value})`;
      return getComputedStyle(probe).color;
    };
    const steps = ["00", "66", "77", "cc", "ff"];
    let worst = 21;
    for (const red of steps)
      for (const green of steps)
        for (const blue of steps) {
          document.documentElement.style.setProperty("--brand", `#${red}${green}${blue}`);
          worst = Math.min(
            worst,
            contrast(shown("--on-fill"), shown("--fill")),
            contrast(shown("--on-fill"), shown("--fill-strong")),
            contrast(shown("--accent"), shown("--paper")),
            contrast(shown("--accent"), shown("--surface")),
            contrast(shown("--on-accent"), shown("--accent")),
          );
        }
    return worst;
  });
}
