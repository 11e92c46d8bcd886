import type { InvitationKind } from "@foyer/contract/doors";
import type { Door } from "./door.ts";
import { eventDoor } from "./event.ts";
import { organizationDoor } from "./organization.ts";
import { spaceDoor } from "./space.ts";

/** Every door by its kind, in the order in which a list offers them. */
export const doors: Readonly<Record<InvitationKind, Door>> = {
  organization: organizationDoor,
  space: spaceDoor,
  event: eventDoor,
};
