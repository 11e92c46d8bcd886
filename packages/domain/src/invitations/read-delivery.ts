import type { Services } from "../context.ts";
import { agreedRole } from "./agreed-role.ts";
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
  const [read] = await database.read.$queryRaw<{ role: string | null; inviterIsThere: boolean; now: Date }[]>`
    SELECT ${agreedRole} AS role, ${targets[kind].inviterIsThere} AS "inviterIsThere", now()
    FROM invitations i WHERE i.id = ${delivery.invitationId}::uuid`;
  return read ? { ...delivery, ...read, place, facts } : null;
}
