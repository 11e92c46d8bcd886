import { Webhook } from "standardwebhooks";
import type { Members } from "./members.ts";

/** What Foyer tells, as far as it matters here. */
type Told = {
  readonly type?: unknown;
  readonly data?: { readonly member?: { readonly userId?: unknown; readonly spaceId?: unknown } };
};

/**
 * Hears from Foyer whose membership ends. Answers false for what Foyer has not signed. The same event may come twice: one that
 * was seen is left alone.
 */
export function openWebhooks(members: Members, secret: string) {
  const foyer = new Webhook(secret);
  const seen = new Set<string>();

  return (body: string, headers: Readonly<Record<string, string>>): boolean => {
    let told: Told;
    try {
      told = Object(foyer.verify(body, headers));
    } catch {
      return false;
    }
    const id = headers["webhook-id"] ?? "";
    if (seen.has(id)) return true;
    const member = told.data?.member;
    // Who leaves a space may still belong to the organization.
    if (told.type === "member.removed" && member?.spaceId === null && typeof member.userId === "string")
      members.remove(member.userId);
    // Only now: had something gone wrong, it would be told once more.
    seen.add(id);
    return true;
  };
}
