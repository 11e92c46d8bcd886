// Declares the procedures anew, from the contract: pnpm --filter @foyer/client generate
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { declareProcedures } from "./declare-procedures.ts";

writeFileSync(join(import.meta.dirname, "../src/procedures.ts"), await declareProcedures());
