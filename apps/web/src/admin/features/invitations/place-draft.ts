import type { Language } from "@foyer/contract/languages";
import type { Terms } from "./doors/door.ts";

/** What the form of a place starts with, when somebody is invited again or addresses are mended. */
export type PlaceDraft = Terms & {
  readonly addresses?: string;
  readonly message?: string;
  readonly note?: string;
  readonly expiresInHours?: number;
  readonly language?: Language;
  /** Why addresses were refused before, by address. */
  readonly refused?: ReadonlyMap<string, string>;
};
