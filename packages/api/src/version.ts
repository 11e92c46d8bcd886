/** The version of this Foyer. The release script and the root manifest agree with it, by test. */
export const version = "0.1.0";
