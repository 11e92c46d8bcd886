import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** Where the migrations of the database are. */
export const migrationsDirectory = join(root, "prisma/migrations");

/** Where the built SPA is. */
export const webDirectory = join(root, "apps/web/dist");
