/** How a receiver makes sure that an event is from here, with a library of Standard Webhooks. */
export const verifyExample = `import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.FOYER_WEBHOOK_SECRET);

// In your handler: the body as it arrived, not parsed and written anew.
const event = webhook.verify(body, headers); // throws where it is not from Foyer
if (event.type === "invitation.accepted") letIn(event.data.invitation.email);`;
