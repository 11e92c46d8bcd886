import { refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { expireInvitations } from "./expire-invitations.ts";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("cancelling", () => {
  test("closes every link at once, of messages and copied ones alike [S2.3]", async () => {
    const owner = await foyer.owner();
    const { id: invitationId } = await foyer.invitation({ by: owner });
    const { invitations } = foyer.callerFor(owner);
    await invitations.resend({ invitationId });
    await invitations.copyLink({ invitationId });
    await invitations.cancel({ invitationId });
    for (const number of [1, 2, 3, 4]) {
      const token = foyer.linkOf(invitationId, number);
      const { invitations: guest } = foyer.callerFor(null);
      expect(await guest.view({ token })).toMatchObject({ status: "cancelled", canAccept: false });
      expect(await refusalOf(guest.accept({ token, ...newcomer }))).toMatchObject({
        reason: "invitation_cancelled",
      });
      expect(await refusalOf(guest.decline({ token }))).toMatchObject({ reason: "invitation_cancelled" });
    }
    expect(await refusalOf(invitations.cancel({ invitationId }))).toMatchObject({ reason: "not_pending" });
    // Nothing revives it: neither the sweep nor the invitee.
    await foyer.letPass("169 hours", invitationId);
    await expireInvitations(foyer.services);
    await foyer.callerFor(null).invitations.requestLink({ token: foyer.linkOf(invitationId) });
    expect(await invitations.get({ invitationId })).toMatchObject({ status: "cancelled" });
  });

  test("an accepted one is too late", async () => {
    const owner = await foyer.owner();
    const { id: invitationId } = await foyer.invitation({ by: owner });
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(invitationId), ...newcomer });
    expect(await refusalOf(foyer.callerFor(owner).invitations.cancel({ invitationId }))).toMatchObject({
      reason: "not_pending",
    });
  });
});
