import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";

const foyer = testFoyer();
const short = "zqxvgrul";

test("MFA avoided by another organization's invitation: a password too short to stand alone opens nothing without a second factor, anywhere [S1.6]", async () => {
  const [strict, lax] = [await foyer.owner(), await foyer.owner()];
  const email = foyer.address();
  const browser = foyer.browser();
  const first = await foyer.invitation({ by: strict, email });
  await foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${strict.organizationId}`;
  await browser.api.invitations.accept({ token: foyer.linkOf(first.id), name: "Zoe", password: short });
  const second = await foyer.invitation({ by: lax, email });
  await browser.api.invitations.accept({ token: foyer.linkOf(second.id) });

  const enter = ({ organizationId }: { readonly organizationId: string }) =>
    endOf(browser.api.organizations.get({ organizationId }));
  expect([await enter(strict), await enter(lax)]).toEqual([
    "mfa_enrolment_required",
    "mfa_enrolment_required",
  ]);
  await foyer.sql`UPDATE organizations SET mfa_policy = 'off' WHERE id = ${strict.organizationId}`;
  expect(await enter(strict)).toBe("mfa_enrolment_required");

  const { user } = await browser.api.auth.me();
  await foyer.authenticator({ userId: user?.id ?? "", email, name: "Zoe" });
  expect([await enter(strict), await enter(lax)]).toEqual(["done", "done"]);
  expect(await endOf(browser.api.account.mfa.disable({ password: short, code: "123456" }))).toBe("forbidden");
});

test("a longer password in its place stands alone again", async () => {
  const owner = await foyer.owner();
  await foyer.sql`UPDATE users SET password_is_short = true WHERE id = ${owner.userId}`;
  const { api } = foyer.browser(owner);
  expect((await api.auth.me()).mfa).toBe("enrolment");
  await api.account.changePassword({
    currentPassword: "the tests all use this one",
    newPassword: "violet lighthouse orbit",
  });
  expect((await api.auth.me()).mfa).toBe("nothing");
});
