import type { InvitationView } from "@foyer/contract/invitations";

type Door = Pick<InvitationView, "kind" | "organization" | "space" | "event">;

/** Whether there is nothing behind the door any more. */
export function isGone({ kind, space, event }: Door): boolean {
  return kind !== "organization" && !space && !event;
}

/** What the place behind the door is called; the organization, if that is it or the place is gone. */
export function placeOf({ organization, space, event }: Door): string {
  return (event ?? space ?? organization).name;
}

/** Where whoever came in is at home: in the space, or in the organization itself. */
export function homeOf({ organization, space }: Door): string {
  return `/o/${organization.id}${space ? `/spaces/${space.id}` : ""}`;
}
