import { expect, type Page, test } from "@playwright/test";
import { expectUsableByEverybody } from "./expectations.ts";
import { goTo, type OpenFoyer, openFoyer } from "./open-foyer.ts";
import { textIn } from "./rest.ts";

let foyer: OpenFoyer;

test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser);
});
test.afterAll(() => foyer.close());

test("somebody takes a seat in German and asks in French for no more invitations; no address that is sent holds a token [S3.10]", async ({
  browser,
}) => {
  const { organizationId, call } = foyer;
  const startsAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const facts = { organizationId, name: "Sommerfest", startsAt, timeZone: "Europe/Berlin", capacity: 1 };
  const eventId = textIn(await call("POST /events", facts), "id");
  const inviteTo = (email: string) => foyer.invite({ kind: "event", eventId }, email);
  const link = await foyer.linkTo(await inviteTo("greta@example.com"));
  const page = await (await browser.newContext({ locale: "de-AT" })).newPage();
  const sent = addressesSentBy(page);

  await goTo(page, link);
  await expect(
    page.getByRole("heading", { name: "Olive Owner lädt Sie zur Veranstaltung Sommerfest ein" }),
  ).toBeVisible();
  await expect(page).toHaveTitle("Ihre Einladung");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByText("Noch 1 Platz frei")).toBeVisible();
  await expectUsableByEverybody(page);
  await page.getByRole("button", { name: "Einladung annehmen" }).click();
  await expect(page.getByLabel("Ihr voller Name")).toBeFocused();
  await page.getByLabel("Ihr voller Name").fill("Greta Gast");
  // Another language is spoken without anything being lost that was typed.
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.getByText("1 place restante")).toBeVisible();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await page.getByRole("button", { name: "Einladung annehmen" }).click();
  await expect(page.getByRole("heading", { name: "Sie sind dabei: Sommerfest" })).toBeVisible();

  const second = await foyer.linkTo(await inviteTo("gilles@example.com"));
  await goTo(page, second);
  await page.getByRole("button", { name: "Français" }).click();
  await page.getByRole("link", { name: /plus recevoir d’invitations/ }).click();
  await expect(
    page.getByRole("heading", { name: /Ne plus recevoir d’invitations de Harbour Choir/ }),
  ).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expectUsableByEverybody(page);
  await page.getByRole("button", { name: "Ne plus m’inviter" }).click();
  await expect(page.getByRole("heading", { name: "Harbour Choir ne vous invitera plus" })).toBeFocused();
  await expectUsableByEverybody(page);
  await page.reload();
  // By a link that was copied, nobody takes back what its receiver said.
  await page.getByRole("button", { name: "Revenir sur ce choix" }).click();
  await expect(page.getByRole("alert")).toContainText("Ce lien a été transmis");
  await expect(page.getByRole("heading", { name: "Harbour Choir ne vous invitera plus" })).toBeVisible();

  const secrets = [link, second, page.url()].map((address) => new URL(address).hash.slice(1));
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(20);
    expect(sent.filter((address) => address.includes(secret))).toEqual([]);
  }
  expect(sent.length).toBeGreaterThan(10);
});

test("what leads nowhere, and what can't be loaded, is said in the visitor's language", async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: "es-MX" });
  const page = await context.newPage();
  for (const path of ["/opt-out#of-nobody", "/opt-out", "/accept#of-nobody"]) {
    await goTo(page, foyer.url + path);
    await expect(page.getByRole("heading", { name: "Este enlace no lleva a ninguna parte" })).toBeVisible();
  }
  await expectUsableByEverybody(page);
  await page.route("**/trpc/**", (route) => route.abort());
  await goTo(page, `${foyer.url}/opt-out#of-nobody`);
  await expect(page.getByRole("heading", { name: "No se puede cargar esta página" })).toBeVisible();
  await page.unroute("**/trpc/**");
  await page.getByRole("button", { name: "Volver a intentarlo" }).click();
  await expect(page.getByRole("heading", { name: "Este enlace no lleva a ninguna parte" })).toBeVisible();

  // Not even the words: the page says so by itself, in every language.
  await page.route(/words-\w+-/, (route) => route.abort());
  await goTo(page, `${foyer.url}/accept#of-nobody`);
  await expect(page.getByText("Su enlace sigue siendo válido")).toBeVisible();
  await expectUsableByEverybody(page);
});

/** Every address that a page asks for, as a server or a proxy on the way sees it: without what stands behind its `#`. */
function addressesSentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url().replace(/#.*/, "")));
  return sent;
}
