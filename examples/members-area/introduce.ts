import type { Foyer } from "@foyer/client";

/** Whose members these are. */
export type Organization = { readonly id: string; readonly name: string };

/**
 * Makes this application known to the organization that the API key belongs to: invitees may go on to it, and it is told whose
 * membership ends. Started again, it finds itself there.
 */
export async function introduce(
  foyer: Foyer,
  appUrl: string,
): Promise<{ readonly organization: Organization; readonly webhookSecret: string }> {
  const { organizations } = await foyer.auth.me.query();
  const [organization] = organizations;
  if (!organization) throw new Error("This API key belongs to no organization.");
  const { id: organizationId, name } = organization;

  const { origin } = new URL(appUrl);
  const { redirectOrigins } = await foyer.organizations.get.query({ organizationId });
  if (!redirectOrigins.includes(origin)) {
    await foyer.organizations.update.mutate({
      organizationId,
      redirectOrigins: [...redirectOrigins, origin],
    });
  }
  const webhookSecret = await ownWebhook(foyer, organizationId, `${appUrl}/webhooks`);
  return { organization: { id: organizationId, name }, webhookSecret };
}

/** The secret of an endpoint, which Foyer shows once: an endpoint that is there already gets another. */
async function ownWebhook(foyer: Foyer, organizationId: string, url: string): Promise<string> {
  for await (const webhook of foyer.webhooks.list.each({ organizationId })) {
    if (webhook.url !== url) continue;
    const renewed = await foyer.webhooks.rotateSecret.mutate({ organizationId, webhookId: webhook.id });
    return renewed.secret;
  }
  const { secret } = await foyer.webhooks.create.mutate({
    organizationId,
    url,
    description: "Members area",
    events: ["member.removed"],
  });
  return secret;
}
