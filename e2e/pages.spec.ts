import { expect, type Page, test } from "@playwright/test";
import { expectUsableByEverybody, tabTo } from "./expectations.ts";
import { type OpenFoyer, openAccount, openFoyer, password, settled, visit } from "./open-foyer.ts";
import { type Rest, textIn } from "./rest.ts";

let foyer: OpenFoyer;
let owner: Page;
let call: Rest;

test.describe.configure({ mode: "serial" });
test.use({ trace: "off" }); // it would record some fifty pages twice each
test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser);
  ({ owner, call } = foyer);
});
test.afterAll(() => foyer.close());

test.describe("the invitee's page can be used by everybody", () => {
  test("where a new account is asked for, with what is wrong with it, and where the answer is no", async ({
    browser,
  }) => {
    const { link } = await invitation({
      email: "a-rather-long-address-for-a-small-screen@choir.harbour.example.com",
      message: "We sing on Tuesdays.\n\nBring tea.",
    });
    const page = await visit(browser, link);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Olive Owner invites you");
    await expectUsableByEverybody(page);

    await page.getByText("Add more about yourself").click();
    await page.getByText("Decline invitation").click();
    await page.getByLabel("Password", { exact: true }).fill("too short");
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(page.getByText("Tell the others what to call you.")).toBeVisible();
    await expectUsableByEverybody(page);

    await page.reload();
    await openAccount(page, "Bob Bass");
    await expectUsableByEverybody(page);
  });

  test("where an account is there: to sign in, signed in, as somebody else, and in already", async ({
    browser,
  }) => {
    const { email, link } = await invitation({});
    const member = await visit(browser, link);
    await openAccount(member, "Carla Countertenor");
    await member.goto("about:blank");
    await member.goto(link);
    await expect(member.getByRole("heading", { name: "You are already in Harbour Choir" })).toBeVisible();
    await expectUsableByEverybody(member);
    const stranger = await visit(browser, link);
    await expect(
      stranger.getByRole("heading", { name: "This invitation was already accepted" }),
    ).toBeVisible();
    await expectUsableByEverybody(stranger);

    const other = await organization("Chamber Choir");
    const known = await invitation({ organizationId: other, email });
    await stranger.goto(known.link);
    await expect(stranger.getByRole("heading", { name: "Sign in to accept" })).toBeVisible();
    await expectUsableByEverybody(stranger);
    await stranger.getByLabel("Password", { exact: true }).fill("not the password at all");
    await stranger.getByRole("button", { name: "Sign in and accept" }).click();
    await expect(stranger.getByText("This is not the password of your account here.")).toBeVisible();
    await expectUsableByEverybody(stranger);

    await member.goto(known.link);
    await expect(member.getByRole("heading", { name: "Ready when you are" })).toBeVisible();
    await expectUsableByEverybody(member);
    await owner.goto(known.link);
    await expect(
      owner.getByRole("heading", { name: "This invitation is for another account" }),
    ).toBeVisible();
    await expectUsableByEverybody(owner);
  });

  test("where the way is closed: every page says what happened and what to do next", async ({ browser }) => {
    const cancelled = await invitation({});
    await call(`DELETE /invitations/${cancelled.id}`);
    const declined = await invitation({});
    await call("POST /invitations/decline", { token: declined.token });
    const expired = await invitation({});
    await foyer.alter(
      "UPDATE invitations SET expires_at = expires_at - interval '8 days' WHERE id = $1",
      expired.id,
    );
    const closed: readonly (readonly [string, string, string])[] = [
      [cancelled.link, "This invitation was cancelled", "Ask Olive Owner for a new one."],
      [declined.link, "This invitation is declined", "Ask Olive Owner for a new one."],
      [`${foyer.url}/accept#${"x".repeat(48)}`, "This link leads nowhere", "Press the button in the e-mail"],
      [`${foyer.url}/accept`, "This link leads nowhere", "Press the button in the e-mail"],
      [expired.link, "This invitation has expired", "Nobody did anything wrong"],
    ];
    const page = await visit(browser, "about:blank");
    for (const [link, headline, next] of closed) {
      await page.goto("about:blank"); // another fragment alone is no other page
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1, name: headline })).toBeVisible();
      await expect(page.getByText(next)).toBeVisible();
      await expectUsableByEverybody(page);
    }
    await page.getByRole("button", { name: "Send me a fresh link" }).click();
    await expect(page.getByRole("heading", { name: "We asked for a fresh link" })).toBeVisible();
    await expectUsableByEverybody(page);
  });

  test("where there is no answer: nothing typed is lost, and it goes on by itself", async ({ browser }) => {
    const { link } = await invitation({});
    const page = await visit(browser, "about:blank");
    await page.route("**/trpc/**", (route) => route.abort());
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Your invitation can’t be loaded" })).toBeVisible();
    await expectUsableByEverybody(page);
    await page.unroute("**/trpc/**");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByLabel("Your name").fill("Erik Echo");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.route("**/trpc/**", (route) => route.abort());
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(page.getByText("Nothing you typed is lost.")).toBeVisible();
    await expectUsableByEverybody(page);
    await page.unroute("**/trpc/**");
    await expect(page.getByLabel("Your name")).toHaveValue("Erik Echo");
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(page.getByRole("heading", { name: /Welcome to/ })).toBeVisible();
  });
});

test.describe("the admin's pages can be used by everybody", () => {
  test("signing in, also after a wrong password", async ({ browser }) => {
    const page = await visit(browser, `${foyer.home}/people`);
    await expect(page.getByRole("heading", { name: "Sign in to Foyer" })).toBeVisible();
    await expectUsableByEverybody(page);
    await page.getByLabel("E-mail address").fill("olive@example.com");
    await page.getByLabel("Password", { exact: true }).fill("not the password at all");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("The address or the password is not right.")).toBeVisible();
    await expectUsableByEverybody(page);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    // On to where they were going.
    await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  });

  test("every page about the others, full and empty, and after a reload as before it", async () => {
    const [person, self] = [await personNamed("Bob Bass"), await personNamed("Olive Owner")];
    await expectLastingPages([
      ["", "Overview"],
      ["/people", "People"],
      ["/people?status=active&role=member&search=Bob", "People"],
      ["/people?search=nobody+of+this+name", "People"],
      [`/people/${person.userId}`, "Bob Bass"],
      [`/people/${self.userId}`, "Olive Owner"],
      [`/people/${crypto.randomUUID()}`, "No such person"],
      ["/invitations", "Invitations"],
      ["/invitations?status=cancelled", "Invitations"],
      ["/invitations?kind=space&search=nobody+of+this+name", "Invitations"],
      [`/invitations/${crypto.randomUUID()}`, "No such invitation"],
    ]);
  });

  test("every page about the organization and about oneself, and after a reload as before it", async () => {
    await expectLastingPages([
      ["/security", "Security"],
      ["/audit", "Audit"],
      ["/audit?act=invitation.cancelled&period=week", "Audit"],
      ["/audit?search=nobody+of+this+name", "Audit"],
      ["/settings", "Settings"],
      ["/account", "My account"],
      ["/account/invitations", "Waiting for you"],
      ["/account/second-factor", "Second factor"],
      ["/account/sessions", "Sessions"],
      ["/account/history", "Sign-in history"],
      ["/account/notifications", "Notifications"],
      ["/account/api-keys", "API keys"],
      ["/nothing", "There is nothing here"],
    ]);
    await owner.goto(`${foyer.url}/o/${crypto.randomUUID()}/people`);
    await expect(owner.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await expectUsableByEverybody(owner);
  });

  test("every page about e-mail, full and empty, with each way out and what is wrong with it [S3.10, S3.11]", async () => {
    await expectLastingPages([
      ["/mail/suppressed?email=nobody%40example.com", "E-mail"],
      ["/mail/templates", "E-mail"],
      ["/mail/deliveries", "E-mail"],
      ["/mail/deliveries?status=failed&purpose=reminder&search=nobody", "E-mail"],
      [`/mail/deliveries/${crypto.randomUUID()}`, "No such message"],
      ["/mail", "E-mail"],
    ]);
    for (const way of ["Mailtrap", "Office 365", "SMTP"]) {
      await owner.getByRole("radio", { name: new RegExp(`^${way}`) }).check();
      await owner.getByRole("button", { name: "Save settings" }).click();
      await expect(owner.locator("[aria-invalid]").first()).toBeVisible();
      await expectUsableByEverybody(owner);
    }
    await owner.getByRole("link", { name: "Deliveries" }).click();
    await expect(owner.getByRole("dialog", { name: "Leave without saving?" })).toBeVisible();
    await owner.getByRole("dialog").getByRole("button", { name: "Leave without saving" }).click();

    await owner.getByRole("row").getByRole("link").first().click();
    await expect(owner.getByRole("link", { name: "Open invitation" })).toBeVisible();
    await expectUsableByEverybody(owner);
    const organizationId = foyer.organizationId;
    await call(`POST /organizations/${organizationId}/mail/suppressions`, { email: "no-more@example.com" });
    await owner.goto(`${foyer.home}/mail/suppressed`);
    await owner.getByRole("button", { name: "Take off" }).click();
    await expect(owner.getByRole("dialog")).toContainText("Nothing is sent by this alone.");
    await owner.getByRole("dialog").getByRole("button", { name: "Take it off" }).click();
    await expect(owner.getByText("Every address may be written to")).toBeVisible();
    await owner.getByRole("button", { name: "Add an address" }).first().click();
    await expectUsableByEverybody(owner);
    await owner.keyboard.press("Escape");
  });

  test("every page of a space, full and empty, and its invitations sent and mended [S4.1, S4.5]", async () => {
    await expectLastingPages([["/spaces", "Spaces"]]);
    const organizationId = foyer.organizationId;
    const spaceId = textIn(await call("POST /spaces", { organizationId, name: "Basses" }), "id");
    const space = `/spaces/${spaceId}`;
    await expectLastingPages([[`${space}/invitations`, "Basses"]]);

    await owner.getByRole("main").getByRole("button", { name: "Invite" }).first().click();
    const dialog = owner.getByRole("dialog");
    await dialog
      .getByLabel("E-mail addresses")
      .fill("Gil Gamba <gil@example.com>; nobody; olive@example.com");
    await dialog.getByRole("button", { name: "Send 2 invitations" }).click();
    await expect(dialog.getByText("“nobody” is not an e-mail address.")).toBeVisible();
    await expectUsableByEverybody(owner);
    await dialog.getByLabel("E-mail addresses").fill("Gil Gamba <gil@example.com>; olive@example.com");
    await dialog.getByRole("button", { name: "Send 2 invitations" }).click();
    const refused = dialog.getByRole("list", { name: "Not invited" }).getByRole("listitem");
    await expect(refused).toHaveText("olive@example.com: Is in Basses already.");
    await expect(dialog.getByRole("button", { name: "olive@example.com", exact: true })).toBeVisible();
    await expectUsableByEverybody(owner);
    await owner.keyboard.press("Escape");
    await owner.getByRole("link", { name: "Gil Gamba" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: "Gil Gamba" })).toBeVisible();
    await settled(owner);
    await expectUsableByEverybody(owner);

    await expectLastingPages([
      ["/spaces", "Spaces"],
      ["/spaces?search=nobody+of+this+name", "Spaces"],
      [`/spaces/${crypto.randomUUID()}`, "No such space"],
      [space, "Basses"],
      [`${space}?role=viewer`, "Basses"],
      [`${space}/invitations?status=pending`, "Basses"],
      [`${space}/settings`, "Basses"],
    ]);
    await owner.getByRole("button", { name: "Leave space" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Leave space" }).click();
    await expect(owner.getByRole("alert")).toContainText("last custodian");
    await expectUsableByEverybody(owner);
    await owner.keyboard.press("Escape");
    await owner.getByRole("button", { name: "Remove space" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Remove space" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: "Spaces" })).toBeVisible();
    await expect(owner.getByRole("link", { name: "Basses" })).toHaveCount(0);
  });

  test("an invitation in every state that it can be in", async () => {
    await invitation({});
    for (const status of ["pending", "accepted", "declined", "cancelled", "expired"]) {
      await owner.goto(`${foyer.home}/invitations?status=${status}`);
      await owner.getByRole("row").getByRole("link").first().click();
      await expect(owner.getByRole("heading", { name: "What happened" })).toBeVisible();
      await expectUsableByEverybody(owner);
    }
    // And one whose message was refused.
    foyer.mailbox.refuse(() => ({ code: 550, words: "no such mailbox here" }));
    const { id } = await invitation({ send: true });
    await owner.goto(`${foyer.home}/invitations/${id}`);
    await expect(async () => {
      await owner.reload();
      await expect(owner.getByText("no such mailbox here").first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    foyer.mailbox.refuse(null);
    await expectUsableByEverybody(owner);
    await owner.goto(foyer.home);
    await settled(owner);
    await expectUsableByEverybody(owner);
  });

  test("every dialog and menu, also with what is wrong in them", async () => {
    const { id } = await invitation({});
    await owner.goto(foyer.home);
    await settled(owner);
    await owner.getByRole("button", { name: "Invite", exact: true }).click();
    await owner.getByText("More options").click();
    await owner.getByRole("dialog").getByLabel("E-mail address").fill("a@b@c");
    await owner.getByRole("button", { name: "Send invitation" }).click();
    await expect(owner.getByRole("dialog").getByLabel("E-mail address")).toHaveAttribute(
      "aria-invalid",
      "true",
    );
    await expectUsableByEverybody(owner);
    await owner.getByRole("dialog").getByLabel("E-mail address").fill("olive@example.com");
    await owner.getByRole("button", { name: "Send invitation" }).click();
    await expect(owner.getByRole("list", { name: "Not invited" })).toContainText("already");
    await expectUsableByEverybody(owner);
    await owner.getByRole("button", { name: "Take out the marked one" }).click();
    await owner.getByRole("dialog").getByLabel("E-mail address").fill("fiona@example.com");
    await owner.getByRole("button", { name: "Send invitation" }).click();
    await expect(owner.getByRole("dialog")).toBeHidden();
    await expect(owner.getByRole("button", { name: /^Undo/ })).toBeVisible();
    await expectUsableByEverybody(owner);

    await owner.goto(`${foyer.home}/people`);
    await owner.getByRole("button", { name: "Add person" }).click();
    await owner.getByRole("button", { name: "Add and invite" }).click();
    await expect(owner.getByRole("dialog").getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
    await expectUsableByEverybody(owner);
    await owner.keyboard.press("Escape");

    await owner.goto(`${foyer.home}/invitations/${id}`);
    for (const name of ["Edit", "Cancel invitation"]) {
      await owner.getByRole("button", { name }).click();
      await expect(owner.getByRole("dialog")).toBeVisible();
      await expectUsableByEverybody(owner);
      await owner.keyboard.press("Escape");
      await expect(owner.getByRole("dialog")).toBeHidden();
      // The focus is where it was.
      await expect(owner.getByRole("button", { name })).toBeFocused();
    }
    for (const name of [/Harbour Choir/, /^Account/]) {
      await owner.getByRole("button", { name }).click();
      await expect(owner.getByRole("menu")).toBeVisible();
      await expectUsableByEverybody(owner);
      await owner.keyboard.press("Escape");
    }
    await owner.getByRole("button", { name: /Harbour Choir/ }).click();
    await owner.getByRole("menuitem", { name: "Create organization" }).click();
    await expect(owner.getByRole("dialog")).toBeVisible();
    await expectUsableByEverybody(owner);
    await owner.keyboard.press("Escape");

    await owner.goto(`${foyer.home}/account`);
    await owner.getByRole("button", { name: "Change password" }).click();
    await expect(owner.getByText("Type the password that you have now.")).toBeVisible();
    await expectUsableByEverybody(owner);
  });

  test("where the server has no answer, and where there is no network", async () => {
    await owner.goto(foyer.home);
    await settled(owner);
    await owner.context().setOffline(true);
    await expect(owner.getByText("You are offline.")).toBeVisible();
    await expectUsableByEverybody(owner);
    await owner.context().setOffline(false);
    await expect(owner.getByText("You are offline.")).toBeHidden();

    await owner.route("**/trpc/people.list**", (route) =>
      route.fulfill({
        status: 503,
        json: [
          {
            error: {
              message: "Foyer can't answer right now. Try again in a moment.",
              code: -32603,
              data: { code: "SERVICE_UNAVAILABLE", httpStatus: 503, reason: "unavailable" },
            },
          },
        ],
      }),
    );
    await owner.getByRole("link", { name: "People" }).click();
    await expect(owner.getByText("People could not be loaded.")).toBeVisible();
    await expectUsableByEverybody(owner);
    await owner.unroute("**/trpc/people.list**");
    await owner.getByRole("button", { name: "Try again" }).click();
    await expect(owner.getByRole("row").filter({ hasText: "Bob Bass" })).toBeVisible();
  });

  test("what a member sees, who has fewer of them", async ({ browser }) => {
    const bob = await personNamed("Bob Bass");
    const page = await visit(browser, `${foyer.url}/sign-in`);
    await page.getByLabel("E-mail address").fill(bob.email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(foyer.home);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await settled(page);
    await expectUsableByEverybody(page);
    await expect(page.getByRole("link", { name: "People" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /Invite/ })).toHaveCount(0);
    await page.keyboard.press("i");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.goto(`${foyer.home}/people`);
    await expect(page.getByRole("heading", { name: "Not for your role" })).toBeVisible();
    await expectUsableByEverybody(page);

    await foyer.alter("UPDATE memberships SET active = false WHERE user_id = $1", bob.userId);
    await page.goto(foyer.url);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await settled(page);
    await expectUsableByEverybody(page);
  });
});

test("everything can be done by keyboard alone, and the focus can always be seen", async ({ browser }) => {
  const page = await visit(browser, `${foyer.url}/sign-in`);
  await expect(page.getByRole("heading", { name: "Sign in to Foyer" })).toBeVisible();
  await tabTo(page, page.getByLabel("E-mail address"));
  await page.keyboard.type("olive@example.com");
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

  await page.keyboard.press("i");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("E-mail address")).toBeFocused();
  await page.keyboard.type("gerd@example.com");
  await tabTo(page, dialog.getByRole("button", { name: "Send invitation" }));
  // Nothing behind the dialog is reached.
  await tabTo(page, dialog.getByLabel("E-mail address"));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await tabTo(page, skip);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: "Invitations", exact: true }), { backwards: true });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Invitations" })).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: "gerd@example.com" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "gerd@example.com" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Cancel invitation" }));
  await page.keyboard.press("Enter");
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Cancel invitation" });
  await tabTo(page, confirm);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Cancelled").first()).toBeVisible();

  const { link } = await invitation({});
  const guest = await visit(browser, link);
  // Where the page puts the focus by itself there is nothing to press, so nothing is shown.
  await expect(guest.getByRole("heading", { level: 1 })).toBeFocused();
  await tabTo(guest, guest.getByLabel("Your name"));
  await guest.keyboard.type("Hanna Harmony");
  await tabTo(guest, guest.getByLabel("Password", { exact: true }));
  await guest.keyboard.type(password);
  await guest.keyboard.press("Enter");
  const go = guest.getByRole("link", { name: "Go to Harbour Choir" });
  await expect(guest.getByRole("heading", { name: "Welcome to Harbour Choir" })).toBeFocused();
  await tabTo(guest, go);
  await guest.keyboard.press("Enter");
  await expect(guest).toHaveURL(foyer.home);
});

/** Expects that the owner can use pages, and finds them after a reload as before it. Each with its path and its heading. */
async function expectLastingPages(
  pages: readonly (readonly [path: string, heading: string])[],
): Promise<void> {
  for (const [path, heading] of pages) {
    await owner.goto(`${foyer.home}${path}`);
    await expect(owner.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await settled(owner);
    await expectUsableByEverybody(owner);
    const before = await owner.getByRole("main").innerText();
    await owner.reload();
    await expect
      .poll(async () => sameTimes(await owner.getByRole("main").innerText()))
      .toBe(sameTimes(before));
    expect(owner.url()).toBe(foyer.home + path);
  }
}

/** The text of a page, without what changes by itself: how long ago, and when this browser was last used. */
function sameTimes(text: string): string {
  return text
    .replace(/(?:\d+ (?:second|minute)s? ago|just now|now|in \d+ (?:day|hour|minute)s?)/gi, "a time")
    .replace(/\d{1,2}:\d{2}(?::\d{2})?(?:\s[AP]M)?/g, "a time");
}

let addresses = 0;

/** Invites an address that nobody has used, unless it is named, and answers its link. */
async function invitation({
  organizationId = foyer.organizationId,
  email = `guest.${(addresses += 1)}@example.com`,
  send = false,
  message,
}: {
  organizationId?: string | undefined;
  email?: string;
  send?: boolean;
  message?: string;
}): Promise<{ id: string; email: string; link: string; token: string }> {
  const target = { kind: "organization", organizationId, role: "member" };
  const wish = { target, email, send, ...(message && { message }) };
  const id = textIn(await call("POST /invitations", wish), "id");
  const url = textIn(await call(`POST /invitations/${id}/link`), "url");
  return { id, email, link: url, token: new URL(url).hash.slice(1) };
}

async function organization(name: string): Promise<string> {
  return textIn(await call("POST /organizations", { name }), "id");
}

/** What the list of people says of somebody. */
async function personNamed(name: string): Promise<{ userId: string; email: string }> {
  const path = `/organizations/${foyer.organizationId}/people?search=${encodeURIComponent(name)}`;
  const list: unknown = Reflect.get(Object(await call(`GET ${path}`)), "items");
  const [person]: unknown[] = Array.isArray(list) ? list : [];
  return { userId: textIn(person, "userId"), email: textIn(person, "email") };
}
