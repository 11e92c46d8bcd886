import { setTimeout as pause } from "node:timers/promises";
import { importPreview, startedImport } from "../../packages/contract/src/imports.ts";
import type { Services } from "../../packages/domain/src/context.ts";
import type { Person } from "../../packages/testing/src/factories.ts";
import { deliveryIn } from "../outage/compare-with-mailbox.ts";
import { expectNoJobs } from "../outage/expect-no-jobs.ts";
import type { FaultySink } from "../outage/open-faulty-sink.ts";
import type { WorkerCrew } from "../outage/worker-crew.ts";

const people = 50_000;

/** A whole Foyer as a real process, and whoever imports. */
type InPlace = {
  readonly services: Services;
  readonly sink: FaultySink;
  readonly crew: WorkerCrew;
  readonly owner: Person;
  /** Their API key. */
  readonly key: string;
  readonly port: number;
  readonly say: (line: string) => void;
  readonly expect: (isKept: boolean, promise: string) => void;
};

/** Uploads a file, kills the process so many times on the way, and compares what came of it with the file. */
export async function dropFile(inPlace: InPlace, kills: number): Promise<void> {
  const { owner, say, services } = inPlace;
  say(`${people} rows, ${kills} SIGKILLs`);
  const began = performance.now();
  const since = () => `${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s`;
  const file = Buffer.from(fileOf(`drop${kills}`)).toString("base64");
  const target = { kind: "organization", organizationId: owner.organizationId, role: "member" };

  const preview = importPreview.parse(await ask(inPlace, "/invitations/import/preview", { target, file }));
  say(`${since()} previewed: ${JSON.stringify(preview.counts)}, ${inPlace.crew.mostMemory().toFixed(0)} MB`);
  const upload = { target, file, fileName: "people.csv" };
  const { id: importId } = startedImport.parse(await ask(inPlace, "/invitations/import", upload)).import;
  say(`${since()} import answered, ${inPlace.crew.mostMemory().toFixed(0)} MB`);

  const inFlight = killOften(inPlace, kills, (line) => say(`${since()} ${line}`));
  await until(async () => (await stateOf(services, importId)).status === "done");
  say(`${since()} every row has had its turn, ${inPlace.crew.mostMemory().toFixed(0)} MB`);
  const deaths = await inFlight;
  await until(async () => (await stateOf(services, importId)).waiting === 0);
  say(`${since()} the last mail is handed over, ${inPlace.crew.mostMemory().toFixed(0)} MB`);
  await compare(inPlace, importId, deaths);

  const { created } = startedImport.parse(await ask(inPlace, "/invitations/import", upload)).import;
  inPlace.expect(created === 0, `the same file again creates nothing (${created})`);
}

/** What people have: names in two columns, accents, quotes. */
function fileOf(name: string): string {
  const rows = Array.from(
    { length: people },
    (_, place) => `Zoë;"Guest ""${place}""";${name}.${place}@example.com`,
  );
  return ["Vorname;Nachname;E-Mail", ...rows].join("\r\n");
}

/** Calls the server over REST; where nobody answers because it has just been killed, again. */
async function ask({ port, key }: InPlace, path: string, body: object): Promise<unknown> {
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
      return JSON.parse(text);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await pause(500);
    }
  }
}

async function stateOf({ database }: Services, importId: string) {
  const [state] = await database.read.$queryRaw<{ status: string; waiting: number }[]>`
    SELECT m.status::text, (SELECT count(*)::int FROM deliveries d WHERE d.organization_id = m.organization_id
      AND d.status IN ('queued', 'retrying')) AS waiting
    FROM imports m WHERE m.id = ${importId}::uuid`;
  if (!state) throw new Error("The import is gone.");
  return state;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + 1_200_000;
  while (!(await isSo())) {
    if (performance.now() > limit) throw new Error("It takes longer than twenty minutes.");
    await pause(250);
  }
}

/** Kills the process at random moments, and answers of each kill which messages were in flight. */
async function killOften(
  { crew, sink, services }: InPlace,
  kills: number,
  say: (line: string) => void,
): Promise<readonly ReadonlySet<string>[]> {
  const deaths: ReadonlySet<string>[] = [];
  while (deaths.length < kills) {
    await pause(500 + 3_000 * Math.random());
    await crew.kill(0);
    const unsent = await services.database.read.$queryRaw<{ id: string }[]>`
      SELECT id FROM deliveries WHERE status IN ('queued', 'retrying')`;
    const unsentIds = new Set(unsent.map(({ id }) => id));
    await pause(200); // what the mail server had in hand, it takes
    const taken = (await sink.takenAt(0)).map(({ messageId }) => deliveryIn(messageId));
    deaths.push(new Set(taken.filter((id) => unsentIds.has(id))));
    await crew.start(0);
    say(`kill ${deaths.length}, ${deaths.at(-1)?.size} mails in flight`);
  }
  return deaths;
}

/** Everybody in the file has one invitation and got its mail. */
async function compare(
  { services, sink, expect, owner }: InPlace,
  importId: string,
  deaths: readonly ReadonlySet<string>[],
): Promise<void> {
  const made = await services.database.read.$queryRaw<{ email: string; delivery: string | null }[]>`
    SELECT i.email::text, d.id AS delivery FROM invitations i LEFT JOIN deliveries d ON d.invitation_id = i.id
    WHERE i.organization_id = ${owner.organizationId}::uuid AND i.import_id = ${importId}::uuid`;
  expect(
    made.length === people && new Set(made.map(({ email }) => email)).size === people,
    `every address has exactly one invitation and message (${made.length})`,
  );
  const times = new Map<string, number>();
  for (const { messageId } of await sink.takenAt(0)) {
    const id = deliveryIn(messageId);
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  const lost = made.filter(({ delivery }) => delivery === null || !times.has(delivery));
  expect(lost.length === 0, `no mail is lost (${lost.length} are)`);
  const timesOf = ({ delivery }: { readonly delivery: string | null }) => times.get(delivery ?? "") ?? 0;
  const unexplained = made.filter(
    (each) => timesOf(each) - 1 > deaths.filter((death) => death.has(each.delivery ?? "")).length,
  );
  const twice = made.filter((each) => timesOf(each) > 1);
  expect(
    unexplained.length === 0,
    `mails that came twice were in flight at a kill (${unexplained.length} of ${twice.length} were not)`,
  );
  const rows = await services.database.read.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM import_rows r JOIN invitations i ON i.id = r.invitation_id AND i.email = r.email::citext
    WHERE r.import_id = ${importId}::uuid AND r.outcome = 'new'`;
  expect(rows[0]?.count === people, `every row knows its own invitation (${rows[0]?.count})`);
  await expectNoJobs(services, expect);
}
