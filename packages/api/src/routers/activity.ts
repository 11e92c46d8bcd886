import { type Activity, streamActivity as streamInput } from "@foyer/contract/activity";
import { streamActivity } from "@foyer/domain/activity/stream-activity";
import { type TRPCRouterRecord, tracked } from "@trpc/server";
import { toTRPCError } from "../answer-failure.ts";
import { signedIn } from "../procedure.ts";

export const activity = {
  stream: signedIn.input(streamInput).subscription(async function* ({ ctx, input, signal }) {
    try {
      for await (const { id, activity } of streamActivity(ctx, input, signal))
        yield tracked<Activity>(id, activity);
    } catch (error) {
      // What ends a stream that has begun passes nobody else who would name it.
      throw toTRPCError(error);
    }
  }),
} satisfies TRPCRouterRecord;
