import { z } from "zod";
import { type OrganizationRole, organizationRole } from "./permissions.ts";
import { id, pageInput, pageOf, time } from "./values.ts";

/** Who of an organization must have a second factor. `off`: nobody is asked; who has one keeps it. */
export const mfaPolicies = ["off", "optional", "required_for_admins", "required"] as const;
export const mfaPolicy = z.enum(mfaPolicies);
export type MfaPolicy = z.infer<typeof mfaPolicy>;

/** Whether a policy asks somebody of this role for a second factor. */
export function requiresMfa(policy: MfaPolicy, role: OrganizationRole): boolean {
  switch (policy) {
    case "off":
    case "optional":
      return false;
    case "required_for_admins":
      return role === "owner" || role === "admin";
    case "required":
      return true;
  }
}

const lockoutRule = z.strictObject({
  attempts: z
    .number()
    .int()
    .min(3)
    .max(20)
    .describe("tries that may fail before each further one has to wait"),
  maxDelayMinutes: z.number().int().min(1).max(60).describe("the longest wait; it doubles from one second"),
});

const sessionRule = z.strictObject({
  idleHours: z.number().int().min(1).max(8760).describe("unused for so long, a session ends"),
  lifetimeHours: z.number().int().min(1).max(8760).describe("so long after sign-in it ends in any case"),
});

export const securityPolicy = z.object({
  mfaPolicy,
  lockout: lockoutRule,
  session: sessionRule,
});
export type SecurityPolicy = z.infer<typeof securityPolicy>;

export const getSecurityPolicy = z.strictObject({ organizationId: id });
export type GetSecurityPolicy = z.infer<typeof getSecurityPolicy>;

export const updateSecurityPolicy = z.strictObject({
  organizationId: id,
  mfaPolicy: mfaPolicy.optional(),
  lockout: lockoutRule.partial().optional(),
  session: sessionRule.partial().optional(),
});
export type UpdateSecurityPolicy = z.infer<typeof updateSecurityPolicy>;

/** Somebody whose next try has to wait because too many have failed. */
export const lockout = z.object({
  userId: id,
  email: z.string(),
  name: z.string(),
  role: organizationRole,
  step: z.enum(["password", "code"]),
  failures: z.number(),
  lastFailedAt: time,
  until: time,
});
export type Lockout = z.infer<typeof lockout>;

export const listLockouts = z.strictObject({ organizationId: id, ...pageInput });
export type ListLockouts = z.infer<typeof listLockouts>;
export const lockoutPage = pageOf(lockout);
export type LockoutPage = z.infer<typeof lockoutPage>;

export const liftLockout = z.strictObject({ organizationId: id, userId: id });
export type LiftLockout = z.infer<typeof liftLockout>;
