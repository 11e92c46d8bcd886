import { z } from "zod";
import { organizationRole, spaceRole } from "./permissions.ts";
import { called, id, line, pageInput, pageOf, time } from "./values.ts";

export const space = z.object({
  id,
  organizationId: id,
  name: z.string(),
  role: spaceRole
    .nullable()
    .describe("the caller's own; null for those who manage the organization and have none"),
  memberCount: z.number().describe("those in it who may enter the organization"),
  createdAt: time,
});
export type Space = z.infer<typeof space>;

export const listSpaces = z.strictObject({
  organizationId: id,
  search: line(200).optional().describe("part of a name"),
  ...pageInput,
});
export type ListSpaces = z.infer<typeof listSpaces>;
export const spacePage = pageOf(space);
export type SpacePage = z.infer<typeof spacePage>;

export const createSpace = z.strictObject({ organizationId: id, name: called(100) });
export type CreateSpace = z.infer<typeof createSpace>;

export const bySpace = z.strictObject({ spaceId: id });
export type BySpace = z.infer<typeof bySpace>;

export const updateSpace = z.strictObject({ spaceId: id, name: called(100).optional() });
export type UpdateSpace = z.infer<typeof updateSpace>;

export const spaceMember = z.object({
  userId: id,
  spaceId: id,
  name: z.string(),
  email: z.string().nullable().describe("for custodians' eyes, and one's own"),
  role: spaceRole,
  organizationRole: organizationRole.describe("what they are in the organization"),
  active: z.boolean().describe("false: the organization keeps them out; shown to custodians alone"),
  joinedAt: time,
});
export type SpaceMember = z.infer<typeof spaceMember>;

export const listSpaceMembers = z.strictObject({
  spaceId: id,
  role: spaceRole.optional(),
  search: line(200).optional().describe("part of a name, or for custodians of an address"),
  ...pageInput,
});
export type ListSpaceMembers = z.infer<typeof listSpaceMembers>;
export const spaceMemberPage = pageOf(spaceMember);
export type SpaceMemberPage = z.infer<typeof spaceMemberPage>;

export const bySpaceMember = z.strictObject({ spaceId: id, userId: id });
export type BySpaceMember = z.infer<typeof bySpaceMember>;

export const setSpaceRole = z.strictObject({ spaceId: id, userId: id, role: spaceRole });
export type SetSpaceRole = z.infer<typeof setSpaceRole>;
