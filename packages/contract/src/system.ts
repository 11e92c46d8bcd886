import { z } from "zod";

export const systemInfo = z.object({ name: z.literal("Foyer"), version: z.string() });
