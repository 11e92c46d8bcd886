import { expectNoJobs } from "./expect-no-jobs.ts";
import type { InPlace } from "./in-place.ts";

type Expected = {
  /** What was in flight at each kill. */
  readonly inFlight: readonly ReadonlySet<string>[];
  readonly invitations: number;
};

/** What arrived, beside what is written down. */
export async function compareWithMailbox(
  { services, sink, expect, say }: InPlace,
  { inFlight: deaths, invitations }: Expected,
): Promise<void> {
  const taken = (await Promise.all(sink.urls.map((_, port) => sink.takenAt(port)))).flat();
  const unanswered = await sink.unanswered();
  const all = await services.database.read.$queryRaw<
    { id: string; recipient: string; status: string; detail: string | null }[]
  >`SELECT id, recipient, status::text, detail FROM deliveries`;
  // Guests had said yes before their invitations left.
  const rows = all.filter(
    ({ status, recipient }) => status !== "withdrawn" || !recipient.startsWith("guest."),
  );
  say(`${rows.length} messages, ${taken.length} taken by the server`);

  const invited = rows.filter(({ recipient }) => recipient.startsWith("outage."));
  const times = new Map<string, number>();
  for (const { messageId } of taken) {
    const id = deliveryIn(messageId);
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  const known = new Set(all.map(({ id }) => id));
  const strange = [...times.keys()].filter((id) => !known.has(id));
  expect(invited.length === invitations, `all ${invitations} invitations are there (${invited.length})`);
  expect(strange.length === 0, `every Message-ID is that of a message (${strange.length} others)`);
  const lost = rows.filter(({ id }) => !times.has(id));
  expect(lost.length === 0, `none is lost (${lost.length} are)`);
  const notSent = rows.filter(({ status, detail }) => status !== "sent" || !detail?.startsWith("250 "));
  expect(
    notSent.length === 0,
    `every one is written down as sent, with the server's words (${notSent.length} are not)`,
  );

  const namesOf = Map.groupBy(taken, ({ to }) => to);
  const renamed = invited.filter(
    ({ recipient }) => new Set(namesOf.get(recipient)?.map(({ messageId }) => messageId)).size > 1,
  );
  expect(renamed.length === 0, `a duplicate has the same Message-ID (${renamed.length} have not)`);

  const twice = rows.filter(({ id }) => (times.get(id) ?? 0) > 1);
  const extra = twice.reduce((sum, { id }) => sum + (times.get(id) ?? 0) - 1, 0);
  const killedWith = (id: string) => deaths.filter((each) => each.has(id)).length;
  const unexplained = twice.filter(
    ({ id, recipient }) => (times.get(id) ?? 0) - 1 > killedWith(id) + (unanswered.get(recipient) ?? 0),
  );
  // What was taken without an answer was in flight as well where its worker died soon after.
  const byHangUp = twice.filter(({ recipient }) => unanswered.has(recipient));
  say(
    `  ${extra} duplicates: ${byHangUp.length} messages that the server took without an answer, ${twice.length - byHangUp.length} in flight at a kill`,
  );
  expect(
    unexplained.length === 0,
    `duplicates were in flight at a kill or a hang-up (${unexplained.length} were not)`,
  );
  for (const { id, recipient } of unexplained.slice(0, 5))
    say(`       ${id} ${recipient} ${times.get(id)} times`);

  await expectNoJobs(services, expect);
}

/** Whose Message-ID it is. */
export function deliveryIn(messageId: string): string {
  return messageId.split("@")[0] ?? "";
}
