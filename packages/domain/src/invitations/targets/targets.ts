import { organizationTarget } from "./organization.ts";

/** Every door by its kind. */
export const targets = { organization: organizationTarget } as const;
