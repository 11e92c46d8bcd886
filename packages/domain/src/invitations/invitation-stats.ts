import { placesIn } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import {
  type InvitationStats,
  type InvitationStatsInput,
  invitationStats as stats,
} from "@foyer/contract/statistics";
import type { Host } from "../authorize.ts";
import type { Context } from "../context.ts";
import { authorizeForImport } from "../imports/authorize-for-import.ts";
import { acceptanceRate } from "../tallies/acceptance-rate.ts";
import { readTallies, type Tallies } from "../tallies/read-tallies.ts";
import { hostOf } from "./host-of.ts";

/**
 * What came of an organization's invitations, or of those to one place, of one file or by one person: how many are what now,
 * by the database's clock. Who took a yes back counts as declined, and the place of whoever was sent away again as cancelled.
 * How exact the median is says `readTallies`.
 * @throws Failure as `hostOf`; `not_found` also for a file that brought nothing of that kind to that place
 */
export async function invitationStats(ctx: Context, input: InvitationStatsInput): Promise<InvitationStats> {
  const { organizationId, placeId } = await hostOfCounted(ctx, input);
  const { kind, importId, inviterId, days } = input;
  const counted = { organizationId, kind, placeId, importId, inviterId };
  const tallies = await readTallies(ctx.database.read, counted, days);
  const [pending, accepted, declined] = [
    tallies.of("pending"),
    tallies.of("accepted"),
    tallies.of("declined"),
  ];
  const [expired, cancelled] = [tallies.of("expired"), tallies.of("cancelled")];
  const totalSent = pending + accepted + declined + expired + cancelled;
  return stats.parse({
    ...{ totalSent, pending, accepted, declined, expired, cancelled },
    acceptanceRate: acceptanceRate(accepted, totalSent),
    medianHoursToAccept: tallies.medianHoursToAccept,
    byDay: lastDays(tallies, days),
    funnel: {
      created: totalSent,
      delivered: tallies.of("delivered"),
      opened: tallies.of("opened"),
      accepted,
    },
    acceptedBy: {
      first: tallies.of("accepted_by", 0),
      reminder: tallies.of("accepted_by", 1),
      resend: tallies.of("accepted_by", 2),
      link: tallies.of("accepted_by", 3),
      other: tallies.of("accepted_by", 4),
    },
  });
}

/** Whoever may see the invitations to a place may see what came of the files that invited to it. */
async function hostOfCounted(ctx: Context, { importId, ...filter }: InvitationStatsInput): Promise<Host> {
  if (importId === undefined) return hostOf(ctx, filter);
  const namesPlace = placesIn(filter).length > 0;
  const host = namesPlace
    ? await hostOf(ctx, filter)
    : await authorizeForImport(ctx, "invitation.view", importId);
  if (host.organizationId !== filter.organizationId.toLowerCase()) throw new Failure("not_found");
  const found = await ctx.database.read.$queryRaw<unknown[]>`
    SELECT 1 FROM imports WHERE id = ${importId}::uuid AND organization_id = ${host.organizationId}::uuid
      AND (${host.placeId}::uuid IS NULL OR place_id = ${host.placeId}::uuid)
      AND (${filter.kind ?? null}::invitation_kind IS NULL OR kind = ${filter.kind ?? null}::invitation_kind)`;
  if (found.length === 0) throw new Failure("not_found");
  return host;
}

function lastDays({ today, of }: Tallies, days: number): InvitationStats["byDay"] {
  return Array.from({ length: days }, (_, place) => {
    const day = today - days + 1 + place;
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    return { date, sent: of("created_on", day), accepted: of("accepted_on", day) };
  });
}
