import type { InvitationKind } from "@foyer/contract/doors";

/** What the doors are called, in the order in which a list offers them. */
export const doors: Record<InvitationKind, { readonly label: string }> = {
  organization: { label: "Organization" },
  space: { label: "Spaces" },
  event: { label: "Events" },
};
