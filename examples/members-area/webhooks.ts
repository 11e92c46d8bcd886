import type { WebhookPayload } from "@foyer/client";
import { Webhook } from "standardwebhooks";
import type { Members } from "./members.ts";

/**
 * Hears from Foyer whose membership ends. Answers false for what Foyer has not signed. The same event may come twice, or late:
 * it says when it happened, and ends what began before.
 */
export function openWebhooks(members: Members, secret: string) {
  const foyer = new Webhook(secret);

  return (body: string, headers: Readonly<Record<string, string>>): boolean => {
    try {
      foyer.verify(body, headers);
    } catch {
      return false;
    }
    const { type, timestamp, data }: WebhookPayload = JSON.parse(body);
    // Who leaves a space may still belong to the organization.
    if (type === "member.removed" && data.member.spaceId === null)
      members.remove(data.member.userId, new Date(timestamp));
    return true;
  };
}
