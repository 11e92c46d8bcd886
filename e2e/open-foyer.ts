import { type Mail, tokenIn } from "@foyer/testing/mailbox";
import { type Browser, expect, type Page } from "@playwright/test";
import pg from "pg";
import { type FoyerProcess, startFoyer } from "./foyer-process.ts";
import { type Rest, restOf, textIn } from "./rest.ts";

/** What every account in these tests opens with. */
export const password = "a door ajar in the harbour";

/** A Foyer whose owner, Olive Owner, has come in. */
export type OpenFoyer = FoyerProcess & {
  readonly organizationId: string;
  /** The organization's front page. */
  readonly home: string;
  /** The owner's browser. */
  readonly owner: Page;
  /** What it may call without a click. */
  readonly call: Rest;
  /** Invites an address; answers the invitation's id. */
  invite(target: object, email: string, more?: object): Promise<string>;
  /** A link to an invitation, as its inviters can copy one. */
  linkTo(invitationId: string): Promise<string>;
  /** The newest message to an address whose subject says this, as soon as there is one. */
  mailTo(email: string, subject: string): Promise<Mail>;
  /** The link in a message. */
  linkIn(mail: Mail): string;
  /** Stops it, once every window is closed. */
  close(): Promise<void>;
  /** What no page and no procedure does: changes one row by its id, so that time passes. */
  alter(statement: string, id: string): Promise<void>;
};

/** Starts one, with its owner signed in: by a `command`, if that matters. `more` is added to its environment. */
export async function openFoyer(
  browser: Browser,
  more: Readonly<Record<string, string>> = {},
  command?: string,
): Promise<OpenFoyer> {
  const foyer = await startFoyer(more, command);
  const owner = await (await browser.newContext()).newPage();
  const call = restOf(owner.context(), foyer.url);
  const token = new URL(foyer.ownerLink).hash.slice(1);
  const path = textIn(
    await call("POST /invitations/accept", { token, name: "Olive Owner", password }),
    "redirectTo",
  );
  const { mailbox, url, databaseUrl } = foyer;
  return {
    ...foyer,
    organizationId: path.split("/").at(-1) ?? "",
    home: url + path,
    owner,
    call,
    async invite(target, email, more = { send: false }) {
      return textIn(await call("POST /invitations", { target, email, ...more }), "id");
    },
    async linkTo(invitationId) {
      return textIn(await call(`POST /invitations/${invitationId}/link`), "url");
    },
    mailTo: (email, subject) =>
      mailbox.next((mail) => mail.envelope.to.includes(email) && (mail.subject ?? "").includes(subject)),
    linkIn: (mail) => `${url}/accept#${tokenIn(mail)}`,
    async alter(statement, id) {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query(statement, [id]);
      await client.end();
    },
    async close() {
      await closeWindows(browser);
      await foyer.close();
    },
  };
}

/** Closes whatever is open in a browser: a page without its server would go on looking for it beside the next file's. */
export async function closeWindows(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}

/** Opens an address in a browser of its own. */
export async function visit(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  return page;
}

/** Goes to another link in the same browser: another fragment alone would be no other page. */
export async function goTo(page: Page, link: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(link);
}

/** Opens the account that an invitation asks for, which accepts it. */
export async function openAccount(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page.getByRole("heading", { name: /Welcome to/ })).toBeVisible();
}

/** Waits until a page has loaded what it shows. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(page.getByText(/Loading/)).toHaveCount(0);
}
