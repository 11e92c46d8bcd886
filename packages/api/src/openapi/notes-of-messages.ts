import type { Notes } from "./note.ts";

const organizationId = "019512a0-5b1e-7c3a-9d42-0a5b6c7d8e01";

export const notesOfMessages: Notes = {
  "mail.settings.get": { says: "Of each secret it tells only whether there is one." },
  "mail.settings.update": {
    says: "A secret that is not given stays; `null` removes it. Messages that wait take the new way.",
    body: {
      provider: "smtp",
      from: { email: "hello@example.com", name: "Example" },
      smtp: {
        host: "smtp.example.com",
        port: 587,
        security: "starttls",
        username: "hello",
        password: "of the mailbox",
      },
    },
  },
  "mail.settings.test": {
    says: "To the caller's own address. `ok: false` is an answer too, with what to mend.",
  },
  "mail.deliveries.list": { says: "The newest first." },
  "mail.deliveries.export": { says: "All that match." },
  "mail.deliveries.get": { says: "With the provider's own words." },
  "mail.deliveries.retry": {
    says: "For messages that failed or are stuck. The address may have said meanwhile that it wants none.",
    refuses: ["not_pending", "address_suppressed"],
  },
  "mail.suppressions.list": {
    says: "Because mail to them came back, they complained or asked for it, or somebody put them there.",
  },
  "mail.suppressions.add": { says: "An address that is there already stays as it is." },
  "mail.suppressions.lift": { says: "What somebody has asked for themselves, only they take back." },
  "mail.optOut.view": {
    says: "The token is the fragment of the link in every invitation.",
    refuses: ["invitation_not_found"],
  },
  "mail.optOut.confirm": { says: "Saying it twice changes nothing.", refuses: ["invitation_not_found"] },
  "mail.optOut.undo": {
    says: "From then on the organization may invite again.",
    refuses: ["invitation_not_found", "forbidden"],
  },
  "mail.templates.list": { says: "The organization's own, and Foyer's where there are none." },
  "mail.templates.get": { says: "`variables` are the names that the texts may use." },
  "mail.templates.update": {
    says: "The texts are Liquid. What could not be sent is refused here, with what is wrong in which text.",
  },
  "mail.templates.preview": { says: "Nothing is sent or kept, and the links in it open nothing." },
  "mail.templates.reset": { says: "The organization's own texts are gone by it." },
  "mail.brand.get": { says: "They show on the accept page too." },
  "mail.brand.update": {
    says: "Changes what is named; `null` goes back to Foyer's own.",
    body: { color: "#1f5c46" },
  },
  "webhooks.list": { says: "The oldest first." },
  "webhooks.create": {
    says: "What happens from now on is posted to it, signed as Standard Webhooks say; see the section on webhooks for each event. `secret` is shown this once. Addresses in private networks are refused unless the operator allows them.",
    body: {
      organizationId,
      url: "https://app.example.com/foyer-events",
      description: "Our application",
      events: ["invitation.accepted", "invitation.declined"],
    },
  },
  "webhooks.get": { says: "Whether it is on, and since when it fails." },
  "webhooks.update": {
    says: "Changes what is named. Switched on again, an endpoint is told what has waited for it.",
    body: { enabled: true },
  },
  "webhooks.remove": { says: "With its deliveries: what waits for it is not told any more." },
  "webhooks.rotateSecret": {
    says: "For a day both secrets sign, so that receivers can change over. The new one is shown this once.",
  },
  "webhooks.test": {
    says: "A `webhook.test` event, whatever the endpoint has asked for. One that is off is told nothing (`conflict`).",
  },
  "webhooks.deliveries.list": { says: "The newest first." },
  "webhooks.deliveries.get": { says: "With the payload, and the beginning of the last answer." },
  "webhooks.deliveries.redeliver": {
    says: "Now, and by itself: the same event with the same `webhook-id`. What is still on its way keeps its place in the order.",
  },
};
