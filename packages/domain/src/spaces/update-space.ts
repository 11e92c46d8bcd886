import type { Space, UpdateSpace } from "@foyer/contract/spaces";
import { record } from "../audit/record.ts";
import { authorizeInSpace } from "../authorize.ts";
import type { Context } from "../context.ts";
import { holdSpace } from "./hold-space.ts";
import { readSpace } from "./read-spaces.ts";

/** Renames a space. @throws Failure as `authorizeInSpace`; `conflict` (just changed) */
export async function updateSpace(ctx: Context, { spaceId: wanted, name }: UpdateSpace): Promise<Space> {
  const tenant = await authorizeInSpace(ctx, "space.update", wanted);
  const { organizationId, spaceId } = tenant;
  return ctx.database.transaction(async (tx) => {
    await holdSpace(tx, tenant);
    const before = await readSpace(tx, tenant);
    if (name === undefined || name === before.name) return before;
    await tx.$executeRaw`UPDATE spaces SET name = ${name} WHERE id = ${spaceId}::uuid`;
    await record(ctx, tx, {
      act: "space.updated",
      organizationId,
      subject: { kind: "space", id: spaceId, label: name },
      details: { from: before.name, to: name },
    });
    return { ...before, name };
  });
}
