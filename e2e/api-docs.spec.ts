import { type Browser, expect, type Page, test } from "@playwright/test";
import { type OpenFoyer, openFoyer } from "./open-foyer.ts";
import { textIn } from "./rest.ts";

test("somebody reads the API's reference, finds an operation and calls it by a key, and nothing comes from elsewhere [S3.8]", async ({
  browser,
}) => {
  const foyer = await openFoyer(browser);
  try {
    const { page, troubles } = await openReference(browser, foyer);

    const listing = page.locator('.opblock-get:has([data-path="/invitations"])');

    await test.step("an operation is found by a word", async () => {
      await page.getByRole("searchbox", { name: "Search the operations" }).fill("invitations.list");
      await expect(page.locator('.opblock-post [data-path="/invitations"]')).toHaveCount(0);
      await expect(listing).toBeVisible();
    });

    await test.step("without a key it is refused, with one answered", async () => {
      await listing.locator(".opblock-summary-control").click();
      await listing.getByPlaceholder("organizationId", { exact: true }).fill(foyer.organizationId);
      await listing.getByRole("button", { name: "Execute" }).click();
      await expect(listing.locator(".live-responses-table")).toContainText('"reason": "unauthenticated"');

      const key = textIn(
        await foyer.call("POST /account/api-keys", { organizationId: foyer.organizationId, name: "Reader" }),
        "key",
      );
      await page.getByRole("button", { name: "Authorize", exact: true }).click();
      await page.getByLabel("auth-bearer-value").fill(key);
      await page.getByRole("button", { name: "Apply credentials" }).click();
      await page.getByRole("button", { name: "Close", exact: true }).click();
      await foyer.invite(
        { kind: "organization", organizationId: foyer.organizationId, role: "member" },
        "ada@example.com",
      );
      await listing.getByRole("button", { name: "Execute" }).click();
      await expect(listing.locator(".live-responses-table")).toContainText("ada@example.com");
    });
    // The refusal above is told on the console by the browser itself.
    expect(troubles.filter((trouble) => !trouble.includes("401"))).toEqual([]);
  } finally {
    await foyer.close();
  }
});

/** Opens it in a browser of nobody in particular, which reaches no other host. */
async function openReference(
  browser: Browser,
  { url }: OpenFoyer,
): Promise<{ page: Page; troubles: string[] }> {
  const page = await (await browser.newContext()).newPage();
  const troubles: string[] = [];
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(String(error)));
  await page.route(
    (asked) => asked.origin !== url && asked.protocol.startsWith("http"),
    (route) => {
      troubles.push(`asked for ${route.request().url()}`);
      return route.abort();
    },
  );
  await page.goto(`${url}/api/docs`);
  await expect(page).toHaveTitle("API · Foyer");
  await expect(page.locator(".opblock").first()).toBeVisible({ timeout: 60_000 });
  return { page, troubles };
}
