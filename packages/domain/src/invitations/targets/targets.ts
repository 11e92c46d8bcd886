import type { InvitationKind } from "@foyer/contract/doors";
import { eventTarget } from "./event.ts";
import { organizationTarget } from "./organization.ts";
import { spaceTarget } from "./space.ts";
import type { Target } from "./target.ts";

/** Every door by its kind. */
export const targets: Readonly<Record<InvitationKind, Target>> = {
  organization: organizationTarget,
  space: spaceTarget,
  event: eventTarget,
};
