import { copyLinkByHand } from "@foyer/domain/invitations/copy-link-by-hand";
import { findWaitingOwner } from "@foyer/domain/organizations/find-waiting-owner";
import { setUpFirstOrganization } from "@foyer/domain/organizations/set-up-organization";
import type { Given } from "../command.ts";
import { runsMailbox } from "../config.ts";
import { type Foundation, layFoundation } from "../foundation.ts";
import { buildApp } from "../http/build-app.ts";
import { readinessOf } from "../http/readiness.ts";
import { listening } from "../listening.ts";
import { startMailbox } from "../mailbox/mailbox.ts";
import { webDirectory } from "../paths.ts";

/** Starts Foyer, and ends when it is told to. */
export async function start(given: Given): Promise<void> {
  const { log } = given;
  const stopped = untilToldToStop();
  const running = await startAll(given);
  const signal = await stopped;
  log.info({ signal }, "stopping");
  await running.close();
  log.info("stopped");
}

type Running = { close(): Promise<void> };

/** In the order in which they are closed: nothing is taken in that what is closed already would be needed for. */
const parts = ["web", "workers", "foundation", "mailbox"] as const;
type Opened = Partial<Record<(typeof parts)[number], Running>>;

/** Starts everything, or leaves nothing running. */
async function startAll(given: Given): Promise<Running> {
  const { config, log } = given;
  const opened: Opened = {};
  const close = async () => {
    for (const part of parts) {
      try {
        await opened[part]?.close();
      } catch (error) {
        // One that does not end well keeps none of the others from ending.
        log.error({ error, part }, "closing");
      }
    }
  };

  try {
    const mailbox = await openMailbox(given, opened);
    const foundation = await layFoundation(config, log, config.roles.worker ? "work" : "enqueue");
    opened.foundation = foundation;
    if (config.roles.web) await openWeb(given, foundation, opened);
    const first = await setUpFirstOrganization(foundation.services, config.setUp);
    if (config.roles.worker) await openWorkers(given, foundation, opened);
    await announce(given, foundation, { mailbox, isFirstStart: first !== null });
    // What starting has left behind would lie there until there is much to do, a tenth of all that the process takes.
    void globalThis.gc?.({ type: "major", execution: "async", flavor: "last-resort" });
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openMailbox({ config }: Given, opened: Opened): Promise<string | null> {
  if (!runsMailbox(config) || config.production || !config.roles.web) return null;
  const { smtpPort, port } = config.mailbox;
  const mailbox = await listening(
    [
      { port: smtpPort, use: "the development mailbox", setting: "FOYER_MAILBOX_SMTP_PORT" },
      { port, use: "the page of the development mailbox", setting: "FOYER_MAILBOX_PORT" },
    ],
    () => startMailbox({ host: "127.0.0.1", smtpPort, httpPort: port }),
  );
  opened.mailbox = mailbox;
  return mailbox.url;
}

async function openWeb({ config, log }: Given, foundation: Foundation, opened: Opened): Promise<void> {
  const { trustProxy } = config;
  const isReady = readinessOf(foundation);
  const app = await buildApp({ services: foundation.services, isReady, trustProxy, webDirectory, log });
  opened.web = app;
  const { host, port } = config;
  await listening([{ port, use: "the server", setting: "PORT" }], () => app.listen({ host, port }));
}

async function openWorkers({ config, log }: Given, foundation: Foundation, opened: Opened): Promise<void> {
  const { services, jobs } = foundation;
  // What renders e-mails is large: a process that only serves does without.
  const { openPost } = await import("../workers/post.ts");
  const { startWorkers } = await import("../workers/start-workers.ts");
  const { startWebhookPump } = await import("../workers/webhooks/webhook-pump.ts");
  const { workOnBounces } = await import("../bounces/work-on-bounces.ts");
  const post = await openPost(services, log);
  await startWorkers(services, jobs, post, log);
  await workOnBounces(services, jobs, { url: config.bounces?.imapUrl ?? null, log });
  const pump = startWebhookPump({ services, url: foundation.databaseUrl, log });
  // Jobs end before the ways out are closed under them.
  opened.workers = {
    async close() {
      await Promise.all([jobs.stop(), pump.close()]);
      await post.office.close();
    },
  };
}

/**
 * Tells the person at the keyboard where everything is. The owner's link is shown until somebody owns this Foyer; where
 * standard output is somebody's log, only at the first start.
 */
async function announce(
  { config, log, print }: Given,
  { services }: Foundation,
  { mailbox, isFirstStart }: { readonly mailbox: string | null; readonly isFirstStart: boolean },
): Promise<void> {
  log.info({ web: config.roles.web, worker: config.roles.worker }, "started");
  if (!config.roles.web) return;
  const isShown = isFirstStart || config.databaseUrl === null;
  const linkFor = async (invitation: string) =>
    isShown ? copyLinkByHand(services, invitation) : "nobody yet: foyer setup shows the link";
  const waiting = await findWaitingOwner(services, config.setUp);
  const lines = {
    address: config.publicUrl,
    owner: waiting === null ? null : await linkFor(waiting),
    mailbox,
    data: config.databaseUrl === null ? config.dataDirectory : null,
  };
  const width = 10;
  const text = [
    `  ${"Foyer".padEnd(width)}${lines.address}`,
    lines.owner && `  ${"Owner".padEnd(width)}${lines.owner}`,
    lines.mailbox && `  ${"Mailbox".padEnd(width)}${lines.mailbox}`,
    lines.data && `  ${"Data".padEnd(width)}${lines.data}`,
  ];
  print(`\n${text.filter((each) => each !== null).join("\n")}\n`, lines);
}

/** Resolves on the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once. */
function untilToldToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (signal: NodeJS.Signals) => {
      if (asked) process.exit(130);
      asked = true;
      resolve(signal);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  });
}
