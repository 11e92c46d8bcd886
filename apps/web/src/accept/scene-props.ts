import type { Doorkeeper } from "./doorkeeper.ts";
import type { InvitationVisit } from "./visit.ts";

/** What every scene of an invitation is given: where the visit stands, and whom to ask. */
export type SceneProps = { readonly visit: InvitationVisit; readonly keeper: Doorkeeper };
