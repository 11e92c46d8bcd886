import { createServer } from "node:http";
import { listenSomewhere } from "@foyer/testing/listen-somewhere";
import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expectUsableByEverybody } from "./expectations.ts";
import { type OpenFoyer, openFoyer, settled } from "./open-foyer.ts";

let foyer: OpenFoyer;

test.describe.configure({ mode: "serial" });
test.use({ trace: "off" }); // it would record many pages twice each
test.beforeAll(async ({ browser }) => {
  foyer = await openFoyer(browser, { WEBHOOK_ALLOW_PRIVATE_NETWORK: "true" });
});
test.afterAll(() => foyer.close());

test("an endpoint is added, told of a test that it can verify, fails, and is told once more [S1.10]", async () => {
  const { owner, home } = foyer;
  const receiver = await openReceiver();
  await owner.goto(`${home}/developers`);
  await settled(owner);
  await expect(owner.getByLabel("Address of this Foyer")).toHaveValue(foyer.url);
  await expect(owner.getByLabel("Base URL of the REST API")).toHaveValue(`${foyer.url}/api`);
  await expectUsableByEverybody(owner);
  await owner.getByRole("navigation", { name: "For developers" }).getByText("Webhooks").click();
  await owner.getByRole("button", { name: "Add endpoint" }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("Address (URL)").fill(receiver.url);
  await dialog.getByLabel("Description").fill("Accounts");
  await dialog.getByLabel("Only what I choose").check();
  await dialog.getByRole("button", { name: "Add endpoint" }).click();
  await expect(dialog.getByText("Choose at least one")).toBeVisible(); // none would mean all
  await dialog.getByLabel("invitation.created").check();
  await expectUsableByEverybody(owner);
  await dialog.getByRole("button", { name: "Add endpoint" }).click();
  const secret = dialog.getByLabel("Signing secret");
  await expect(secret).toHaveValue(/^whsec_/);
  const webhook = new Webhook(await secret.inputValue());
  await expectUsableByEverybody(owner);
  await owner.keyboard.press("Escape");
  await owner.goBack();
  await expect(secret).toBeVisible(); // it is shown this once: nothing else takes it away
  await dialog.getByRole("button", { name: "I have kept it" }).click();

  await owner.getByRole("link", { name: "Accounts" }).click();
  await owner.getByRole("button", { name: "Send a test" }).click();
  await expect(owner.getByText("The test arrived.")).toBeVisible();
  const [first] = receiver.requests;
  expect(webhook.verify(first?.body ?? "", first?.headers ?? {})).toMatchObject({ type: "webhook.test" });
  await expectUsableByEverybody(owner);

  receiver.answer(500);
  await foyer.invite(
    { kind: "organization", organizationId: foyer.organizationId, role: "member" },
    "ada@example.com",
  );
  await owner.getByRole("link", { name: "All deliveries" }).click();
  await expect(owner.getByText("Trying again")).toBeVisible();
  await owner.getByLabel("Event", { exact: true }).selectOption("invitation.created");
  await expect(owner).toHaveURL(/type=invitation\.created/);
  await expectUsableByEverybody(owner);
  await owner.getByRole("link", { name: "invitation.created" }).click();
  await expect(owner.getByText("It answered 500.")).toBeVisible();
  await expect(owner.getByText("The till is closed.")).toBeVisible();
  await expect(owner.getByText('"email": "ada@example.com"')).toBeVisible();
  await expectUsableByEverybody(owner);

  receiver.answer(204);
  // It may have come by itself in the very meantime.
  await owner.getByRole("button", { name: /Try again now|Send once more/ }).click();
  await expect(owner.getByText("It arrived.")).toBeVisible();
  const sent = receiver.requests.map(({ body, headers }) => {
    webhook.verify(body, headers);
    return headers["webhook-id"];
  });
  // The same name at every attempt, so that it can be told from another event.
  expect(new Set(sent).size).toBe(2);

  await owner.getByRole("link", { name: "Accounts" }).click();
  await owner.getByRole("button", { name: "Remove" }).click();
  await expect(owner.getByText("Nothing waits for it.")).toBeVisible();
  await expectUsableByEverybody(owner);
  await owner.getByRole("button", { name: "Remove endpoint" }).click();
  await expect(owner.getByText("Nobody is told yet")).toBeVisible();
  await receiver.close();
});

test("whoever invites says where it goes on afterwards, at a site that the owner has listed [S3.8]", async () => {
  const { owner, home } = foyer;
  await owner.goto(`${home}/settings`);
  const site = owner.getByLabel("Add a site");
  await site.fill("http://app.example.com");
  await site.press("Enter");
  await expect(owner.getByText("Must be an origin such as")).toBeVisible();
  await expectUsableByEverybody(owner);
  await site.fill("https://app.example.com");
  await site.press("Enter");
  await expect(owner.getByRole("button", { name: "Remove https://app.example.com" })).toBeVisible();

  await owner.getByRole("button", { name: "Invite" }).first().click();
  await owner.getByLabel("E-mail addresses").fill("bea@example.com");
  await owner.getByText("More options").click();
  await owner.getByLabel("Afterwards, send them to").selectOption("https://app.example.com");
  await owner.getByLabel("Page there").fill("/welcome?team=7");
  await owner.getByRole("button", { name: "Send invitation" }).click();
  await expect(owner.getByRole("dialog")).toHaveCount(0);
  await owner.goto(`${home}/invitations`);
  await owner.getByRole("link", { name: "bea@example.com" }).click();
  await expect(owner.getByText("https://app.example.com/welcome?team=7")).toBeVisible();
});

type Received = { readonly body: string; readonly headers: Record<string, string> };

/** A program that is told what happens. It answers as it is said to; at first, that all is well. */
async function openReceiver() {
  const requests: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      body += part;
    });
    request.on("end", () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      requests.push({ body, headers: Object.fromEntries(headers) });
      response.writeHead(status).end(status === 500 ? "The till is closed." : "");
    });
  });
  const port = await listenSomewhere(server);
  return {
    url: `http://127.0.0.1:${port}/foyer`,
    requests,
    answer(next: number) {
      status = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
