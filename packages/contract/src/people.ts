import { z } from "zod";
import { personName, profile, profileFields } from "./account.ts";
import { everyReason } from "./failures.ts";
import { invitationStatus } from "./invitations.ts";
import { expiryHours } from "./organizations.ts";
import { memberRole, organizationRole } from "./permissions.ts";
import { emailAddress, id, line, pageInput, pageOf, paragraph, time } from "./values.ts";

/**
 * `active`: switched on, so whoever has joined may enter. `inactive`: may not. `invited`: may not yet, and an invitation is
 * waiting for an answer.
 * As a filter, `inactive` finds everybody who may not enter, the invited too.
 */
export const personStatus = z.enum(["active", "inactive", "invited"]);

export const person = z.object({
  userId: id,
  organizationId: id,
  email: z.string(),
  name: z.string(),
  role: organizationRole,
  status: personStatus,
  mfaEnabled: z.boolean().describe("whether their account asks for a second factor"),
  joinedAt: time.nullable(),
  createdAt: time,
  invitation: z
    .object({ id, status: invitationStatus, expiresAt: time, createdAt: time, resendCount: z.number() })
    .nullable()
    .describe(
      "the newest invitation to the organization of somebody who is not active, or has not joined; of a guest, the pending one",
    ),
});
export type Person = z.infer<typeof person>;

const personFilters = {
  organizationId: id,
  status: personStatus.optional(),
  role: organizationRole.optional(),
  mfaEnabled: z.boolean().optional(),
  search: line(200).optional().describe("part of a name or an address"),
};

export const listPeople = z.strictObject({ ...personFilters, ...pageInput });
export type ListPeople = z.infer<typeof listPeople>;
export const personPage = pageOf(person);
export type PersonPage = z.infer<typeof personPage>;

export const exportPeople = z.strictObject(personFilters);
export type ExportPeople = z.infer<typeof exportPeople>;

export const getPerson = z.strictObject({ organizationId: id, userId: id });
export type GetPerson = z.infer<typeof getPerson>;
export const personDetails = person.extend({ profile: profile.omit({ id: true, email: true, name: true }) });
export type PersonDetails = z.infer<typeof personDetails>;

export const createPerson = z.strictObject({
  organizationId: id,
  email: emailAddress,
  name: personName,
  role: memberRole,
  message: paragraph(2000).optional(),
  expiresInHours: expiryHours.optional(),
});
export type CreatePerson = z.infer<typeof createPerson>;

export const updatePerson = profileFields.extend({
  organizationId: id,
  userId: id,
  name: personName.optional(),
  role: organizationRole.optional(),
});
export type UpdatePerson = z.infer<typeof updatePerson>;

export const setActive = z.strictObject({
  organizationId: id,
  userIds: z.array(id).min(1).max(100).describe("1 to 100 people"),
  active: z.boolean(),
});
export type SetActive = z.infer<typeof setActive>;

/** What became of each person, in the order of the input. `reason` is null where it was done. */
export const setActiveResult = z.object({
  results: z.array(
    z.object({
      userId: id,
      reason: z.literal(everyReason).nullable(),
      message: z.string().nullable(),
    }),
  ),
});
export type SetActiveResult = z.infer<typeof setActiveResult>;

export const byPerson = z.strictObject({ organizationId: id, userId: id });
export type ByPerson = z.infer<typeof byPerson>;

export const personLoginHistory = byPerson.extend(pageInput);
export type PersonLoginHistory = z.infer<typeof personLoginHistory>;
