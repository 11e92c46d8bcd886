/** How a receiver makes sure that an event is from here, with a library of Standard Webhooks. */
export const verifyExample = `import { Webhook } from "standardwebhooks";

const foyer = new Webhook(FOYER_WEBHOOK_SECRET);

// In your handler, with the body as it arrived.
// Throws where it was not sent by Foyer.
const event = foyer.verify(body, headers);`;
