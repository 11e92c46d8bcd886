import { randomBytes } from "node:crypto";
import { createFoyer } from "@foyer/client";
import { introduce } from "./introduce.ts";
import { serve } from "./serve.ts";

const {
  FOYER_URL = "http://localhost:3000",
  FOYER_API_KEY,
  PORT = "4000",
  APP_URL = `http://localhost:${PORT}`,
  ADMIN_PASSWORD = randomBytes(9).toString("base64url"),
} = process.env;

if (!FOYER_API_KEY)
  throw new Error("Set FOYER_API_KEY to a key that Foyer shows under My account → API keys.");
const foyer = createFoyer({ url: FOYER_URL, apiKey: FOYER_API_KEY });
const { organization, webhookSecret } = await introduce(foyer, APP_URL);
const server = await serve(
  { foyer, organization, webhookSecret, appUrl: APP_URL, adminPassword: ADMIN_PASSWORD },
  Number(PORT),
);
process.stdout.write(`Members area of ${organization.name}: ${APP_URL}\n`);
process.stdout.write(`Invite people at ${APP_URL}/invite as "admin", password ${ADMIN_PASSWORD}\n`);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close());
