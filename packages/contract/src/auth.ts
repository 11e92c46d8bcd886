import { z } from "zod";
import { organizationRole } from "./permissions.ts";
import { emailAddress, id, password } from "./values.ts";

export const signIn = z.strictObject({ email: emailAddress, password });
export type SignIn = z.infer<typeof signIn>;

export const signInResult = z.object({ status: z.literal("signed_in") });
export type SignInResult = z.infer<typeof signInResult>;

export const signOutResult = z.object({ status: z.literal("signed_out") });

/** Who is asking. `user` is null for somebody who is not signed in. */
export const me = z.object({
  user: z.object({ id, email: z.string(), name: z.string() }).nullable(),
  organizations: z.array(z.object({ id, name: z.string(), role: organizationRole })),
});
export type Me = z.infer<typeof me>;
