import { emailAddress, line } from "@foyer/contract/values";
import { copyLinkByHand } from "@foyer/domain/invitations/copy-link-by-hand";
import { sendTestInvitation } from "@foyer/domain/invitations/send-test-invitation";
import type { Given } from "../command.ts";
import { parseOption } from "../parse-option.ts";
import { withFoundation } from "../with-foundation.ts";

/** Invites an address, and shows the link. */
export async function testInvitation(given: Given): Promise<void> {
  const email = parseOption(emailAddress, "email", given.option("email"));
  const organization = parseOption(line(100), "org", given.option("org"));
  await withFoundation(given, async ({ services }) => {
    const invitationId = await sendTestInvitation(services, { email, organization });
    const link = await copyLinkByHand(services, invitationId);
    given.print(`Invited ${email} to ${organization}. The e-mail is queued; its link is\n${link}`, {
      invitationId,
      link,
    });
  });
}
