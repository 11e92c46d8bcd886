import { createCallerFactory, router } from "./procedure.ts";
import { account } from "./routers/account.ts";
import { activity } from "./routers/activity.ts";
import { audit } from "./routers/audit.ts";
import { auth } from "./routers/auth.ts";
import { events } from "./routers/events.ts";
import { invitations } from "./routers/invitations.ts";
import { mail } from "./routers/mail.ts";
import { organizations } from "./routers/organizations.ts";
import { people } from "./routers/people.ts";
import { security } from "./routers/security.ts";
import { spaces } from "./routers/spaces.ts";
import { system } from "./routers/system.ts";
import { webhooks } from "./routers/webhooks.ts";

/** Everything Foyer can be asked, by name. */
export const appRouter = router({
  account,
  activity,
  audit,
  auth,
  events,
  invitations,
  mail,
  organizations,
  people,
  security,
  spaces,
  system,
  webhooks,
});
export type AppRouter = typeof appRouter;

/** Calls procedures without HTTP, in a context of one's own. */
export const createCaller = createCallerFactory(appRouter);
