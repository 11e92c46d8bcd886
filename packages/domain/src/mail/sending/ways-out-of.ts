import type { Services } from "../../context.ts";
import { emptyRow } from "../settings/stored-settings.ts";
import type { PostOffice, WayOut } from "./post-office.ts";

/** By which way the mail of each of these organizations leaves now. */
export async function waysOutOf(
  { database }: Pick<Services, "database">,
  office: PostOffice,
  organizationIds: readonly string[],
): Promise<(organizationId: string) => WayOut> {
  const ids = [...new Set(organizationIds)];
  const chosen = await database.read.mailSettings.findMany({ where: { organizationId: { in: ids } } });
  const ways = new Map(chosen.map((row) => [row.organizationId, office.wayOut(row)]));
  return (id) => ways.get(id) ?? office.wayOut({ ...emptyRow(id), version: 0 });
}
