import type { ApiKeyPage, ListApiKeys } from "@foyer/contract/account";
import { requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { pageOf, positionOf } from "../../page.ts";
import { apiKeyAnswer } from "./api-key-answer.ts";

/**
 * The caller's own keys for all organizations, the newest first; those that have expired too, until they are taken back.
 * @throws Failure `unauthenticated`, `mfa_required`, `forbidden` (to an API key); `invalid_input` for the cursor
 */
export async function listApiKeys(ctx: Context, input: ListApiKeys): Promise<ApiKeyPage> {
  const { userId } = requireSession(ctx);
  const after = positionOf(input.cursor);
  const rows = await ctx.database.read.apiKey.findMany({
    where: {
      userId,
      ...(after && {
        createdAt: { lte: after.at },
        OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
    include: { organization: { select: { name: true } } },
  });
  return pageOf(rows, input.limit, apiKeyAnswer, ({ createdAt, id }) => ({ at: createdAt, id }));
}
