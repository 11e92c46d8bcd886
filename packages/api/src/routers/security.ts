import {
  getSecurityPolicy as getInput,
  liftLockout as liftInput,
  listLockouts as listInput,
  lockoutPage,
  securityPolicy,
  updateSecurityPolicy as updateInput,
} from "@foyer/contract/security";
import { getSecurityPolicy } from "@foyer/domain/security/get-security-policy";
import { liftLockout } from "@foyer/domain/security/lift-lockout";
import { listLockouts } from "@foyer/domain/security/list-lockouts";
import { updateSecurityPolicy } from "@foyer/domain/security/update-security-policy";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { may, mayInPerson } from "../procedure.ts";
import { rest } from "../rest.ts";

const path = "/organizations/{organizationId}/security";

export const security = {
  policy: {
    get: may("security.view")
      .meta(rest("GET", path, "Who needs a second factor, how long sessions last, how tries are slowed down"))
      .input(getInput)
      .output(securityPolicy)
      .query(({ ctx, input }) => getSecurityPolicy(ctx, input)),
    update: mayInPerson("security.update")
      .meta(rest("PATCH", path, "Change the security policy"))
      .input(updateInput)
      .output(securityPolicy)
      .mutation(({ ctx, input }) => updateSecurityPolicy(ctx, input)),
  },
  lockouts: {
    list: may("security.view")
      .meta(rest("GET", `${path}/lockouts`, "Whose next try to sign in has to wait"))
      .input(listInput)
      .output(lockoutPage)
      .query(({ ctx, input }) => listLockouts(ctx, input)),
    lift: mayInPerson("lockout.lift")
      .meta(rest("POST", `${path}/lockouts/{userId}/lift`, "Let somebody try again at once"))
      .input(liftInput)
      .output(z.null())
      .mutation(({ ctx, input }) => liftLockout(ctx, input)),
  },
} satisfies TRPCRouterRecord;
