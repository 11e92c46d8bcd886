import { emailAddress, line } from "@foyer/contract/values";
import { copyLinkByHand } from "@foyer/domain/invitations/copy-link-by-hand";
import { setUpOrganization } from "@foyer/domain/organizations/set-up-organization";
import type { Command } from "../command.ts";
import { parseOption } from "../parse-option.ts";
import { withFoundation } from "../with-foundation.ts";

export const setup: Command = {
  summary: "Create an organization and invite its owner",
  options: {
    organization: { meaning: "what the organization is called", required: true },
    "owner-email": { meaning: "the address of its owner-to-be", required: true },
  },
  async run(given) {
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
  },
};
