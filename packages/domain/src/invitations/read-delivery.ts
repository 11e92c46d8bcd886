import type { Services } from "../context.ts";
import { targets } from "./targets/targets.ts";

/** A message with everything that is true of it now. */
export type DeliveryToSend = NonNullable<Awaited<ReturnType<typeof readDelivery>>>;

/** Null where there is none. */
export async function readDelivery({ database }: Pick<Services, "database">, id: string) {
  const delivery = await database.read.delivery.findUnique({
    where: { id },
    include: {
      invitation: {
        include: {
          organization: { select: { name: true } },
          inviter: { select: { name: true, email: true } },
          attendee: { select: { fullName: true } },
          waitingPlace: { select: { fullName: true, offerNumber: true, offeredUntil: true } },
        },
      },
    },
  });
  if (!delivery) return null;
  const { organizationId, placeId, kind } = delivery.invitation;
  const place = { organizationId, placeId: placeId ?? organizationId };
  const facts = await targets[kind].facts(database.read, place);
  const [clock] = await database.read.$queryRaw<{ now: Date }[]>`SELECT now()`;
  return clock ? { ...delivery, place, facts, now: clock.now } : null;
}
