import { z } from "zod";
import { called, id, line, password } from "./values.ts";

/** What somebody tells about themselves on accepting, and changes later. */
export const profileFields = z.strictObject({
  clientCompany: line(200).nullable().optional(),
  zohoAccount: line(200).nullable().optional(),
  phone: line(50).nullable().optional(),
  position: line(200).nullable().optional(),
  department: line(200).nullable().optional(),
});
export type ProfileFields = z.infer<typeof profileFields>;

export const personName = called(100);

export const profile = z.object({
  id,
  email: z.string(),
  name: z.string(),
  clientCompany: z.string().nullable(),
  zohoAccount: z.string().nullable(),
  phone: z.string().nullable(),
  position: z.string().nullable(),
  department: z.string().nullable(),
});
export type Profile = z.infer<typeof profile>;

export const updateProfile = profileFields.extend({ name: personName.optional() });
export type UpdateProfile = z.infer<typeof updateProfile>;

export const changePassword = z.strictObject({ currentPassword: password, newPassword: password });
export type ChangePassword = z.infer<typeof changePassword>;
