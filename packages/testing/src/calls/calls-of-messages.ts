import type { TestFoyer } from "../test-foyer.ts";
import { type Calls, type Prepare, preparing } from "./prepared-calls.ts";

const template = { kind: "invitation", language: "de" };
const texts = {
  subject: "Herein, {{ invitee }}",
  headline: "Herein",
  previewText: "Kommen Sie",
  body: "Als {{ role }}.",
  button: "Herein",
  reason: "Weil Sie eingeladen sind.",
};

/** What concerns e-mail and webhooks, called as it succeeds. */
export function callsOfMessages(foyer: TestFoyer): Calls {
  const { asOwner, ofOrganization } = preparing(foyer);
  const withFailedDelivery = () =>
    asOwner(async (by) => {
      const { organizationId, deliveryId } = await foyer.failedDelivery({ by });
      return { organizationId, deliveryId };
    });
  const withOptOut: Prepare = async () => {
    const by = await foyer.owner({ organizationId: await foyer.organization({ name: "Example" }) });
    return { input: { token: foyer.optOutOf((await foyer.invitation({ by })).id) } };
  };
  const ofWebhook = (more: object = {}) =>
    asOwner(async (by) => {
      const { organizationId, webhookId } = await foyer.webhook({ by });
      return { organizationId, webhookId, ...more };
    });

  return {
    "mail.settings.get": ofOrganization(),
    "mail.settings.update": ofOrganization({ from: { name: "Example" } }),
    "mail.settings.test": ofOrganization(),
    "mail.deliveries.list": asOwner(async (by) => {
      await foyer.failedDelivery({ by });
      return { organizationId: by.organizationId, status: "failed", purpose: "invitation", limit: 1 };
    }),
    "mail.deliveries.export": asOwner(async (by) => {
      await foyer.failedDelivery({ by });
      return { organizationId: by.organizationId, status: "failed" };
    }),
    "mail.deliveries.get": withFailedDelivery(),
    "mail.deliveries.retry": withFailedDelivery(),
    "mail.suppressions.list": asOwner(async (by) => {
      const { organizationId } = await foyer.suppression({ by });
      return { organizationId, reason: "added", limit: 1 };
    }),
    "mail.suppressions.add": ofOrganization({ email: "eve@example.com" }),
    "mail.suppressions.lift": asOwner((by) => foyer.suppression({ by })),
    "mail.optOut.view": withOptOut,
    "mail.optOut.confirm": withOptOut,
    "mail.optOut.undo": withOptOut,
    "mail.templates.list": ofOrganization(),
    "mail.templates.get": ofOrganization(template),
    "mail.templates.update": ofOrganization({ ...template, texts }),
    "mail.templates.preview": ofOrganization({ ...template, texts, color: "#1f5c46" }),
    "mail.templates.reset": ofOrganization(template),
    "mail.brand.get": ofOrganization(),
    "mail.brand.update": ofOrganization({ color: "#1f5c46" }),
    "webhooks.list": asOwner(async (by) => {
      for (let count = 0; count < 2; count++) await foyer.webhook({ by });
      return { organizationId: by.organizationId, limit: 1 };
    }),
    "webhooks.create": ofOrganization({ url: "https://hooks.example.com/", events: ["invitation.sent"] }),
    "webhooks.get": ofWebhook(),
    "webhooks.update": ofWebhook({ enabled: false }),
    "webhooks.remove": ofWebhook(),
    "webhooks.rotateSecret": ofWebhook(),
    "webhooks.test": ofWebhook(),
    "webhooks.deliveries.list": asOwner(async (by) => {
      const { organizationId } = await foyer.failedWebhookDelivery({ by });
      return { organizationId, status: "failed", type: "webhook.test", limit: 1 };
    }),
    "webhooks.deliveries.get": asOwner((by) => foyer.failedWebhookDelivery({ by })),
    "webhooks.deliveries.redeliver": asOwner((by) => foyer.failedWebhookDelivery({ by })),
  };
}
