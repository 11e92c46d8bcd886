import { type Profile, profile, type UpdateProfile } from "@foyer/contract/account";
import { record } from "../audit/record.ts";
import { requireCaller, requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";

/** What the caller has told about themselves. @throws Failure `unauthenticated` */
export async function getProfile(ctx: Context): Promise<Profile> {
  const { userId } = requireCaller(ctx);
  return profile.parse(await ctx.database.read.user.findUniqueOrThrow({ where: { id: userId } }));
}

/** Changes what is named and leaves the rest; `null` empties a field. @throws Failure `unauthenticated` */
export async function updateProfile(ctx: Context, input: UpdateProfile): Promise<Profile> {
  const { userId } = requireSession(ctx);
  const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  if (Object.keys(changes).length === 0) return getProfile(ctx);
  return ctx.database.transaction(async (tx) => {
    const user = await tx.user.update({ where: { id: userId }, data: changes });
    await record(ctx, tx, {
      act: "account.profile_updated",
      organizationId: null,
      subject: { kind: "person", id: userId, label: user.email },
      details: { fields: Object.keys(changes) },
    });
    return profile.parse(user);
  });
}
