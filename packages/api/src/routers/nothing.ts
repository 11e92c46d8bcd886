import { z } from "zod";

/** The input of procedures that take none. */
export const nothing = z.strictObject({}).optional();
