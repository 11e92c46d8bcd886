import type { InPlace } from "./in-place.ts";

/** Looks at the timelines of some invitations; answers what is not so. */
export async function untrueTimelines(
  { services, owner, callerFor, sink }: InPlace,
  { count, name }: { readonly count: number; readonly name: string },
): Promise<string[]> {
  const api = callerFor(owner);
  const some = await services.database.read.$queryRaw<{ id: string; recipient: string }[]>`
    SELECT invitation_id AS id, recipient FROM deliveries WHERE purpose = 'invitation' AND starts_with(recipient, ${name}) ORDER BY random() LIMIT ${count}`;
  const untrue: string[] = [];
  for (const { id, recipient } of some) {
    const { timeline, delivery } = await api.invitations.get({ invitationId: id });
    const types = timeline.map(({ type }) => type);
    const said = `${recipient}: ${types.join(", ")}; ${delivery?.detail}`;
    const last = types.at(-1);
    // In no order: where days have passed by a trick, the audit has stayed as it was.
    if (!types.includes("created") || !types.includes("queued")) untrue.push(`It never began: ${said}`);
    else if (last === "retrying" && !isFault(timeline.at(-1)?.detail)) untrue.push(`No such fault: ${said}`);
    else if (last === "sent") {
      const taken = await Promise.all(sink.urls.map((_, port) => sink.takenAt(port)));
      const has = taken.flat().some(({ to }) => to === recipient);
      if (!has || !delivery?.detail?.startsWith("250 ")) untrue.push(`It has not left: ${said}`);
    } else if (last !== "retrying" && last !== "queued") {
      untrue.push(`It is not over: ${said}`);
    }
  }
  return untrue;
}

function isFault(detail: string | null | undefined): boolean {
  return /ECONNREFUSED|ECONNRESET|EPIPE|4(?:21|5[12]) |[Tt]imeout|[Cc]los|hung up|no final answer|socket/.test(
    detail ?? "",
  );
}
