import { emailAddress, line } from "@foyer/contract/values";
import { copyLinkByHand } from "@foyer/domain/invitations/copy-link-by-hand";
import { setUpOrganization } from "@foyer/domain/organizations/set-up-organization";
import type { Given } from "../command.ts";
import { parseOption } from "../parse-option.ts";
import { withFoundation } from "../with-foundation.ts";

/** Creates an organization and shows the link of its owner-to-be. */
export async function setup(given: Given): Promise<void> {
  const organization = parseOption(line(100), "organization", given.option("organization"));
  const ownerEmail = parseOption(emailAddress, "owner-email", given.option("owner-email"));
  await withFoundation(given, async ({ services }) => {
    const made = await setUpOrganization(services, { organization, ownerEmail });
    const link = await copyLinkByHand(services, made.invitationId);
    given.print(
      `${organization} is waiting for ${ownerEmail}. The invitation is on its way; its link is\n${link}`,
      {
        ...made,
        link,
      },
    );
  });
}
