import { z } from "zod";

/** The languages in which Foyer writes to people (BCP 47), its own first. */
export const languages = ["en", "de", "es", "fr"] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;
