import { type Account, password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { copyLinkByHand } from "./copy-link-by-hand.ts";
import { sendTestInvitation } from "./send-test-invitation.ts";

const foyer = testFoyer();
const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

const tokenIn = (url: string) => url.split("#")[1] ?? "";

describe("what a link shows of an address", () => {
  test("a mailed one, that the address is theirs who open the account by it", async () => {
    const { id, email } = await foyer.invitation();
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    expect(await standing(email)).toEqual({ isProven: true, byCopiedLink: false });
  });

  test("a copied one, nothing: the account may be anybody's", async () => {
    const { email } = await openedByCopiedLink();
    expect(await standing(email)).toEqual({ isProven: false, byCopiedLink: true });
  });

  test("a copied one, nothing either of somebody who had their account before", async () => {
    const owner = await foyer.owner();
    const known = await foyer.stranger();
    const { id } = await foyer.invitation({ by: owner, email: known.email });
    const { url } = await foyer.callerFor(owner).invitations.copyLink({ invitationId: id });
    await foyer.callerFor(known).invitations.accept({ token: tokenIn(url) });
    expect(await standing(known.email)).toEqual({ isProven: false, byCopiedLink: false });
  });

  test("one that the operator took from the command line, nothing bad: it was in no team's hands", async () => {
    const owner = await foyer.owner({ organizationId: await foyer.organization({ name: "By hand" }) });
    const email = foyer.address();
    const id = await sendTestInvitation(foyer.services, { email, organization: "By hand" });
    const url = await copyLinkByHand(foyer.services, id);
    // What somebody of the team copies of the same invitation is told apart from it.
    const copied = await foyer.callerFor(owner).invitations.copyLink({ invitationId: id });
    expect(copied.url).not.toBe(url);
    await foyer.callerFor(null).invitations.accept({ token: tokenIn(url), ...newcomer });
    expect(await standing(email)).toEqual({ isProven: false, byCopiedLink: false });
  });

  test("a mailed one later, that it has been theirs all the time, and keeps the first time", async () => {
    const account = await openedByCopiedLink();
    for (const { id } of [
      await foyer.invitation({ email: account.email }),
      await foyer.invitation({ email: account.email }),
    ]) {
      await foyer.callerFor(account).invitations.accept({ token: foyer.linkOf(id) });
      await foyer.sql`
        UPDATE users SET address_proven_at = LEAST(address_proven_at, '2026-05-01T12:00:00Z')
        WHERE email = ${account.email}`;
    }
    expect(await standing(account.email)).toEqual({ isProven: true, byCopiedLink: true });
    expect(await foyer.sql`SELECT address_proven_at AS at FROM users WHERE email = ${account.email}`).toEqual(
      [{ at: new Date("2026-05-01T12:00:00Z") }],
    );
  });

  test("the one in the invitee's own list, nothing", async () => {
    const known = await foyer.stranger();
    const { id } = await foyer.invitation({ email: known.email });
    await foyer.callerFor(known).invitations.accept({ token: foyer.linkOf(id, 0) });
    expect(await standing(known.email)).toEqual({ isProven: false, byCopiedLink: false });
  });

  test("looking at it, asking for another or saying no, nothing", async () => {
    const known = await foyer.stranger();
    const guest = foyer.callerFor(known).invitations;
    const { id } = await foyer.invitation({ email: known.email });
    const token = foyer.linkOf(id);
    await guest.view({ token });
    await guest.recordOpened({ token });
    await guest.decline({ token });
    expect(await endOf(guest.accept({ token }))).toBe("invitation_declined");
    expect(await standing(known.email)).toEqual({ isProven: false, byCopiedLink: false });
  });
});

test("an account opened by a copied link signs in as any other, and mail is what proves it", async () => {
  const { email } = await openedByCopiedLink();
  expect(await endOf(foyer.callerFor(null).auth.signIn({ email, password: newcomer.password }))).toBe("done");
  expect(await endOf(foyer.callerFor(null).auth.signIn({ email, password }))).toBe("invalid_credentials");
  expect(await standing(email)).toMatchObject({ isProven: false });
});

async function openedByCopiedLink(): Promise<Account> {
  const by = await foyer.owner();
  const { id, email } = await foyer.invitation({ by, send: false });
  const { url } = await foyer.callerFor(by).invitations.copyLink({ invitationId: id });
  await foyer.callerFor(null).invitations.accept({ token: tokenIn(url), ...newcomer });
  const [row] = await foyer.sql<{ userId: string }>`SELECT id AS "userId" FROM users WHERE email = ${email}`;
  return { userId: row?.userId ?? "", email, name: newcomer.name };
}

async function standing(email: string) {
  const [row] = await foyer.sql`
    SELECT address_proven_at IS NOT NULL AS "isProven", opened_by_copied_link AS "byCopiedLink"
    FROM users WHERE email = ${email}`;
  return row;
}
