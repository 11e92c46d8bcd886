import { expect, type Page, test } from "@playwright/test";
import { expectUsableByEverybody } from "./expectations.ts";
import { goTo, type OpenFoyer, openAccount, openFoyer, password, settled, visit } from "./open-foyer.ts";
import { restOf, textIn } from "./rest.ts";

let foyer: OpenFoyer;
/** A space, and another that nobody but the owner is in. */
let tree: string;
let archive: string;
/** A guest's browser: it is in the first, as a viewer. */
let vera: Page;

test.describe.configure({ mode: "serial" });
test.use({ trace: "off" }); // it would record many pages twice each
test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser);
  tree = await space("Family tree");
  archive = await space("Archive");
});
test.afterAll(() => foyer.close());

test("a viewer-to-be without an account walks from the e-mail into the space, and sees nothing else [S4.1, S4.4]", async ({
  browser,
}) => {
  await foyer.invite({ kind: "space", spaceId: tree, role: "viewer" }, "vera@example.com", {
    fullName: "Vera Viewer",
    message: "Have a look at your grandparents.",
  });
  const mail = await foyer.mailTo("vera@example.com", "Family tree");
  vera = await visit(browser, foyer.linkIn(mail));
  // Everything in one look, before anything is asked.
  await expect(vera.getByRole("heading", { level: 1 })).toHaveText(
    "Olive Owner invites you to the space Family tree at Harbour Choir",
  );
  await expect(vera.getByText("You see what is in it, and change nothing.")).toBeVisible();
  await expect(vera.getByText("Have a look at your grandparents.")).toBeVisible();
  await expectUsableByEverybody(vera);

  await openAccount(vera, "Vera Viewer");
  await expect(vera.getByRole("heading", { name: "Welcome to Family tree" })).toBeVisible();
  await expectUsableByEverybody(vera);
  await vera.getByRole("link", { name: "Go to Family tree" }).click();
  await expect(vera).toHaveURL(spacePage(tree));
  await expect(vera.getByRole("heading", { level: 1, name: "Family tree" })).toBeVisible();
  await settled(vera);
  await expect(vera.getByRole("row").filter({ hasText: "Olive Owner" })).toBeVisible();
  for (const name of ["Overview", "People", "Invitations", "Events", "Audit", "Settings"])
    await expect(vera.getByRole("navigation").getByRole("link", { name, exact: true })).toHaveCount(0);
  await expectUsableByEverybody(vera);

  const guest = restOf(vera.context(), foyer.url);
  const spaces = await guest(`GET /spaces?organizationId=${foyer.organizationId}`);
  expect(JSON.stringify(spaces)).toContain("Family tree");
  expect(JSON.stringify(spaces)).not.toContain("Archive");
  await expect(guest(`GET /spaces/${archive}`)).rejects.toThrow("404");
  for (const path of [
    `/organizations/${foyer.organizationId}/people`,
    `/events?organizationId=${foyer.organizationId}`,
  ])
    await expect(guest(`GET ${path}`)).rejects.toThrow("403");
  await vera.goto(spacePage(archive));
  await expect(vera.getByRole("heading", { name: "No such space" })).toBeVisible();
  await expectUsableByEverybody(vera);
  await vera.goto(`${foyer.home}/people`);
  await expect(vera.getByRole("heading", { name: "Not for your role" })).toBeVisible();
});

test("what waits for oneself stands in one list, which leads to the page to answer it on", async () => {
  const mine = `${foyer.home}/account/invitations`;
  await vera.goto(mine);
  await expect(vera.getByText("Nothing is waiting for you")).toBeVisible();
  await expectUsableByEverybody(vera);
  await linkToSpace("vera@example.com", "contributor", archive);
  await vera.reload();
  await settled(vera);
  await expectUsableByEverybody(vera);
  await vera.getByRole("link", { name: "Answer the invitation to Archive" }).click();
  await expect(vera.getByRole("heading", { level: 1 })).toContainText("the space Archive at Harbour Choir");
  await expect(vera.getByRole("heading", { name: "Ready when you are" })).toBeVisible();
  await expectUsableByEverybody(vera);
  await vera.getByText("Decline invitation").click();
  await vera.getByRole("button", { name: "Yes, decline" }).click();
  await expect(vera.getByRole("heading", { name: "This invitation is declined" })).toBeVisible();
  await vera.goto(mine);
  await expect(vera.getByText("Nothing is waiting for you")).toBeVisible();
});

test("a wrong account is told so, switches, and comes back to exactly the invitation [S4.3]", async ({
  browser,
}) => {
  const carla = await visit(browser, await linkToSpace("carla@example.com", "contributor"));
  await openAccount(carla, "Carla Contributor");
  // Another space, for somebody who has an account; and somebody else is signed in.
  const link = await linkToSpace("carla@example.com", "custodian", archive);
  await goTo(vera, link);
  await expect(vera.getByRole("heading", { name: "This invitation is for another account" })).toBeVisible();
  await expect(vera.getByText("vera@example.com")).toBeVisible();
  await expectUsableByEverybody(vera);
  await vera.getByRole("button", { name: "Switch account" }).click();
  await expect(vera).toHaveURL(link);
  await expect(vera.getByRole("heading", { level: 1 })).toContainText("the space Archive");
  await expect(vera.getByRole("heading", { name: "Sign in to accept" })).toBeVisible();
  await expectUsableByEverybody(vera);
  await vera.getByLabel("Password", { exact: true }).fill(password);
  await vera.getByRole("button", { name: "Sign in and accept" }).click();
  await vera.getByRole("link", { name: "Go to Archive" }).click();
  await expect(vera).toHaveURL(spacePage(archive));
  await expect(vera.getByRole("heading", { level: 1, name: "Archive" })).toBeVisible();
  // Who came in is whom the invitation was for.
  const me = await restOf(vera.context(), foyer.url)("GET /auth/me");
  expect(textIn(Reflect.get(Object(me), "user"), "email")).toBe("carla@example.com");

  await goTo(carla, link);
  await expect(carla.getByRole("heading", { name: "You are already in Archive" })).toBeVisible();
  await expectUsableByEverybody(carla);
  await carla.getByRole("link", { name: "Go to Archive" }).click();
  await expect(carla).toHaveURL(spacePage(archive));
});

test("every other page of a way into a space says where it stands and what to do", async ({ browser }) => {
  const accepted = await linkToSpace("grete@example.com", "viewer");
  await openAccount(await visit(browser, accepted), "Grete Guest");
  const stranger = await visit(browser, accepted);
  await expect(stranger.getByRole("heading", { name: "This invitation was already accepted" })).toBeVisible();
  await expectUsableByEverybody(stranger);

  const attic = await space("Attic");
  const [open, declined] = [
    await linkToSpace("dora@example.com", "viewer", attic),
    await linkToSpace("erik@example.com", "viewer", attic),
  ];
  await foyer.call("POST /invitations/decline", { token: new URL(declined).hash.slice(1) });
  await foyer.call(`DELETE /spaces/${attic}`);
  await goTo(stranger, open);
  await expect(stranger.getByRole("heading", { name: "This space is no longer there" })).toBeVisible();
  await expect(stranger.getByText("Ask Olive Owner.")).toBeVisible();
  await expectUsableByEverybody(stranger);
  await goTo(stranger, declined);
  await expect(stranger.getByRole("heading", { name: "This invitation is declined" })).toBeVisible();
});

test("the pages of spaces can be used by everybody: the owner's, a custodian's and a viewer's", async ({
  browser,
}) => {
  const { owner } = foyer;
  await linkToSpace("fiona@example.com", "viewer");
  const pages = ["", "/invitations", "/settings"];
  for (const path of [
    "/spaces",

    ...pages.map((each) => `/spaces/${tree}${each}`),
  ]) {
    await owner.goto(foyer.home + path);
    await settled(owner);
    await expectUsableByEverybody(owner);
  }
  await owner.goto(`${foyer.home}/spaces/${tree}/invitations`);
  await owner.getByRole("row").getByRole("link").first().click();
  await expect(owner.getByRole("heading", { name: "What happened" })).toBeVisible();
  await expectUsableByEverybody(owner);

  await owner.goto(`${foyer.home}/spaces`);
  await owner.getByRole("button", { name: "New space" }).click();
  await owner.getByRole("button", { name: "Make space" }).click();
  await expect(owner.getByRole("dialog").getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await expectUsableByEverybody(owner);

  // Carla looks after the archive, and is a guest of the organization.
  const custodian = await visit(browser, `${foyer.url}/sign-in`);
  await custodian.getByLabel("E-mail address").fill("carla@example.com");
  await custodian.getByLabel("Password", { exact: true }).fill(password);
  await custodian.getByRole("button", { name: "Sign in" }).click();
  await expect(custodian).toHaveURL(/\/o\//);
  await settled(custodian);
  await expectUsableByEverybody(custodian);
  for (const path of pages) {
    await custodian.goto(spacePage(archive) + path);
    await settled(custodian);
    await expectUsableByEverybody(custodian);
  }
});

async function space(name: string): Promise<string> {
  return textIn(await foyer.call("POST /spaces", { organizationId: foyer.organizationId, name }), "id");
}

function spacePage(spaceId: string): string {
  return `${foyer.home}/spaces/${spaceId}`;
}

async function linkToSpace(email: string, role: string, spaceId = tree): Promise<string> {
  return foyer.linkTo(await foyer.invite({ kind: "space", spaceId, role }, email));
}
