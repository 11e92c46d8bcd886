import { expect, type Page, test } from "@playwright/test";
import { type OpenFoyer, openAccount, openFoyer, settled, visit } from "./open-foyer.ts";

let foyer: OpenFoyer;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser);
});
test.afterAll(() => foyer.close());

/** Somebody's answer, as the overview tells it. */
const answerOf = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ hasText: `${name} accepted the invitation` });

test("one browser accepts, and another's overview says so by itself; in every tab, by one stream; and again after a deployment [S3.12]", async ({
  browser,
}, { annotations }) => {
  const { owner, organizationId } = foyer;
  const target = { kind: "organization", organizationId, role: "member" };
  const links: string[] = [];
  for (const email of ["ada@example.com", "grace@example.com"])
    links.push(await foyer.linkTo(await foyer.invite(target, email)));
  const streams: string[] = [];
  owner.context().on("request", (request) => {
    if (request.resourceType() === "eventsource") streams.push(request.url());
  });
  await owner.goto(foyer.home);
  await settled(owner);
  await expect.poll(() => streams).toHaveLength(1);
  const tab = await owner.context().newPage();
  await tab.goto(foyer.home);
  await settled(tab);

  const guest = await visit(browser, links[0] ?? "");
  const accepted = guest.waitForResponse(/accept/).then(() => performance.now());
  const shown = Promise.all(
    [owner, tab].map(async (page) => {
      await answerOf(page, "Ada Guest").waitFor();
      return performance.now();
    }),
  );
  await openAccount(guest, "Ada Guest");
  const [answered, times] = [await accepted, await shown];
  const description = times.map((time) => `${Math.round(time - answered)} ms`).join(", ");
  annotations.push({ type: "from the answer to the overview", description });
  expect(streams).toHaveLength(1);
  // The address holds ids, and nobody's name.
  expect(streams[0]).not.toContain("ada");

  await foyer.restart();
  const other = await visit(browser, links[1] ?? "");
  await openAccount(other, "Grace Guest");
  for (const page of [owner, tab])
    await expect(answerOf(page, "Grace Guest")).toBeVisible({ timeout: 30_000 });
});

test("a list that is read further down stays where it is: what is new waits at its top [S3.12]", async () => {
  const { owner, organizationId } = foyer;
  const target = { kind: "organization", organizationId, role: "member" };
  const invitees = Array.from({ length: 60 }, (_, at) => ({ email: `row${at + 10}@example.com` }));
  await foyer.call("POST /invitations/bulk", { target, invitees, send: false });
  await owner.goto(`${foyer.home}/invitations`);
  await settled(owner);
  const row = owner
    .getByRole("row")
    .filter({ hasText: /row\d\d@/ })
    .nth(25);
  const unscrolled = await row.boundingBox();
  await owner.mouse.wheel(0, 1_200);
  // The turn of the wheel is only its beginning.
  await expect.poll(async () => (await row.boundingBox())?.y).toBe((unscrolled?.y ?? 0) - 1_200);
  const before = await row.boundingBox();
  const text = await row.textContent();
  await foyer.invite(target, "newest@example.com");
  await expect(owner.getByRole("button", { name: "1 new" })).toBeVisible();
  expect(await row.textContent()).toBe(text);
  expect(await row.boundingBox()).toEqual(before);
  await owner.getByRole("button", { name: "1 new" }).click();
  await expect(owner.getByRole("row").filter({ hasText: "newest@example.com" })).toBeInViewport();
  await expect(owner.getByRole("button", { name: "1 new" })).toHaveCount(0);
});
