import { openDatabase } from "@foyer/db/database";
import { pendingMigrations } from "@foyer/db/migrate";
import { wordsOf } from "@foyer/db/trouble";
import { deriveKeys } from "@foyer/domain/keys";
import { countSealedSecrets } from "@foyer/domain/reseal-secrets";
import { openJobs } from "@foyer/jobs/jobs";
import { CommandError, type Given } from "../command.ts";
import { type Config, runsMailbox } from "../config.ts";
import { reachDatabase } from "../foundation.ts";
import { migrationsDirectory } from "../paths.ts";
import { installationSecrets } from "../secret.ts";
import { checkMailServer } from "../workers/check-mail-server.ts";

type Finding = { readonly what: string; readonly ok: boolean; readonly detail: string };

/** What a check found when all is well; where it throws, `mend` says what to do about it. */
type Check = { readonly what: string; readonly mend: string; readonly run: () => Promise<string> };

/** Says of each thing that Foyer needs whether it is there. @throws CommandError naming what is to be mended */
export async function doctor(given: Given): Promise<void> {
  const findings = await examine(given);
  const lines = findings.map(
    ({ what, ok, detail }) => `${ok ? "ok  " : "MEND"}  ${what.padEnd(12)}${detail}`,
  );
  given.print(lines.join("\n"), { findings });
  const bad = findings.filter(({ ok }) => !ok);
  if (bad.length > 0) throw new CommandError(`To mend: ${bad.map(({ what }) => what).join(", ")}.`);
}

async function examine(given: Given): Promise<Finding[]> {
  return [
    ...(await examineDatabase(given)),
    await perform({ what: "mail", mend: mailAdvice(given), run: () => mailState(given) }),
    await perform({ what: "key", mend: "restore the secret, or set APP_SECRET", run: () => keyState(given) }),
    await perform({ what: "public URL", mend: "set PUBLIC_URL", run: () => publicUrlState(given) }),
  ];
}

async function examineDatabase({ config }: Given): Promise<Finding[]> {
  const mend = config.databaseUrl === null ? `look into ${config.dataDirectory}` : "check DATABASE_URL";
  const stops: (() => Promise<void>)[] = [];
  let url = "";
  try {
    const database = await perform({
      what: "database",
      mend,
      async run() {
        const postgres = await reachDatabase(config);
        stops.push(() => postgres.stop());
        url = postgres.url;
        return databaseVersion(url);
      },
    });
    if (!database.ok) return [database];
    const migrations = await perform({
      what: "migrations",
      mend: "run foyer migrate",
      run: () => migrationState(url),
    });
    const queue = await perform({ what: "queue", mend: "run foyer migrate", run: () => queueState(url) });
    if (!migrations.ok) return [database, migrations, queue];
    const secrets = await perform({
      what: "secrets",
      mend: "put the secret that is missing behind the others in APP_SECRET",
      run: () => sealedState(config, url),
    });
    return [database, migrations, queue, secrets];
  } finally {
    for (const stop of stops) await stop();
  }
}

async function perform({ what, mend, run }: Check): Promise<Finding> {
  try {
    return { what, ok: true, detail: await run() };
  } catch (error) {
    const said = wordsOf(error).replace(/\.?$/, ".");
    return { what, ok: false, detail: `${said} To mend it, ${mend}.` };
  }
}

async function databaseVersion(url: string): Promise<string> {
  const database = openDatabase({ url, connections: 1 });
  try {
    const [server] = await database.read.$queryRaw<{ number: number; name: string }[]>`
      SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`;
    if (!server || server.number < 150_000) throw new Error("PostgreSQL is older than 15.");
    return `PostgreSQL ${server.name}`;
  } finally {
    await database.close();
  }
}

async function migrationState(url: string): Promise<string> {
  const pending = await pendingMigrations(url, migrationsDirectory);
  if (pending.length > 0) throw new Error(`Not applied yet: ${pending.join(", ")}.`);
  return "up to date";
}

async function queueState(url: string): Promise<string> {
  const jobs = await openJobs({ url, mode: "enqueue", onTrouble: () => {} });
  try {
    if (!(await jobs.ready())) throw new Error("The queue's tables are missing.");
    return "there";
  } finally {
    await jobs.stop();
  }
}

/** Whether what was sealed can still be read. Under an earlier secret is no trouble while that one is still there. */
async function sealedState(config: Config, url: string): Promise<string> {
  const { sealing } = deriveKeys(await installationSecrets(config));
  const database = openDatabase({ url, connections: 1 });
  try {
    const { current, earlier, unknown } = await countSealedSecrets(database, sealing);
    if (unknown > 0) {
      throw new Error(
        `${unknown} of ${current + earlier + unknown} are sealed under a secret that is not there.`,
      );
    }
    if (earlier === 0) return `${current} sealed`;
    return `${current + earlier} sealed, ${earlier} under an earlier secret: run foyer rotate-key`;
  } finally {
    await database.close();
  }
}

async function mailState({ config }: Given): Promise<string> {
  if (runsMailbox(config)) return "the development mailbox, while Foyer runs";
  await checkMailServer(config);
  if (config.office365) return `Office 365 sends as ${config.office365.sender}`;
  return config.mailtrapApiKey === null ? "the mail server answers" : "Mailtrap knows the API token";
}

function mailAdvice({ config }: Given): string {
  if (config.mailtrapApiKey !== null) return "check MAILTRAP_API_KEY and the sending domain at Mailtrap";
  if (config.office365 === null) return "check SMTP_URL";
  return "check the settings of OFFICE365 and that the application may Mail.Send, with an administrator's consent";
}

async function keyState({ config }: Given): Promise<string> {
  const secrets = await installationSecrets(config);
  return secrets.length > 1 ? `${secrets.length} secrets, the first signs` : "there";
}

async function publicUrlState({ config }: Given): Promise<string> {
  const { protocol, hostname } = new URL(config.publicUrl);
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (config.production && loopback)
    throw new Error(`Links would lead to ${config.publicUrl}, which only this machine reaches.`);
  if (config.production && protocol !== "https:")
    throw new Error(`${config.publicUrl} is not https, so links and cookies travel in the open.`);
  return config.publicUrl;
}
