import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { readConfig } from "../apps/server/src/config.ts";
import { type Foundation, layFoundation } from "../apps/server/src/foundation.ts";
import { openLog } from "../apps/server/src/log.ts";
import { openPost } from "../apps/server/src/workers/post.ts";
import { startWorkers } from "../apps/server/src/workers/start-workers.ts";
import { contextOfFoyer } from "../packages/domain/src/context.ts";
import { issueInvitations } from "../packages/domain/src/invitations/issue-invitations.ts";
import { setUpFirstOrganization } from "../packages/domain/src/organizations/set-up-organization.ts";
import { compileEmails } from "../packages/emails/src/emails.ts";
import { type Race, type Round, rateOf } from "./bench.ts";

const messages = 2_000;
const rounds = 5;
// As many as Foyer keeps open.
const connections = 5;

/** Messages a second from the queue to the mail server, rendered on the way. */
export const mail: Race = {
  name: "mail",
  title: `Queue → render → pooled SMTP, beside nodemailer's own pool with one ready message (${messages} messages a round, ${connections} connections)`,
  goal: 0.7,
  async run() {
    const directory = await mkdtemp(join(tmpdir(), "foyer-bench-"));
    const sink = await openSink();
    try {
      return await measure(sink, directory);
    } finally {
      sink.close();
      await rm(directory, { recursive: true });
    }
  },
};

async function measure(sink: Sink, directory: string): Promise<readonly Round[]> {
  const config = readConfig({
    FOYER_DATA_DIR: directory,
    SMTP_URL: sink.url,
    FROM_EMAIL: "bench@example.com",
    FOYER_ROLES: "worker",
  });
  const log = openLog("silent");
  const foundation = await layFoundation(config, log, "work");
  const { services, jobs } = foundation;
  try {
    const first = await setUpFirstOrganization(services, config.setUp);
    if (!first) throw new Error("The database should have been empty.");
    const post = await openPost(services, log);
    await startWorkers(services, jobs, post, log);
    const inPlace = { foundation, sink, organizationId: first.organizationId };
    // What is only done once, such as compiling and connecting, is no part of the rate.
    await sendOurs(inPlace, 200);
    await sendRaw(sink, 200);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      measured.push({ yardstick: await sendRaw(sink, messages), ours: await sendOurs(inPlace, messages) });
    }
    await jobs.stop();
    await post.office.close();
    return measured;
  } finally {
    await foundation.close();
  }
}

type InPlace = { readonly foundation: Foundation; readonly sink: Sink; readonly organizationId: string };

/** From the moment in which the messages are in the queue to the one in which all are written down as sent. */
async function sendOurs(
  { foundation: { services }, sink, organizationId }: InPlace,
  count: number,
): Promise<number> {
  const before = await sink.taken();
  const invitees = Array.from({ length: count }, (_, number) => ({
    email: `${crypto.randomUUID()}-${number}@example.com`,
    fullName: "Grace Hopper",
  }));
  await services.database.transaction((tx) =>
    issueInvitations(contextOfFoyer(services), tx, {
      kind: "organization",
      organizationId,
      placeId: organizationId,
      role: "member",
      terms: {},
      invitees,
      message: "We would love to have you with us.",
      send: true,
    }),
  );
  const rate = await rateOf(count, async () => {
    for (;;) {
      const waiting = await services.database.read.delivery.findFirst({
        where: { status: { in: ["queued", "retrying"] } },
        select: { id: true },
      });
      if (!waiting) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  const taken = (await sink.taken()) - before;
  if (taken < count) throw new Error(`${count} messages left, and ${taken} arrived.`);
  return rate;
}

/** The same message again and again, as nodemailer sends it by itself. */
async function sendRaw(sink: Sink, count: number): Promise<number> {
  const emails = await compileEmails();
  const ready = emails.invitation({
    organizationName: "Acme",
    place: null,
    inviterName: null,
    inviteeName: "Grace Hopper",
    role: "member",
    message: "We would love to have you with us.",
    expiresAt: new Date(),
    url: "https://foyer.example/accept#token",
  });
  const transport = createTransport({ pool: true, url: sink.url, maxConnections: connections });
  const rate = await rateOf(count, async () => {
    await Promise.all(
      Array.from({ length: count }, () =>
        transport.sendMail({ from: "bench@example.com", to: "grace@example.com", ...ready }),
      ),
    );
  });
  transport.close();
  return rate;
}

type Sink = { readonly url: string; taken(): Promise<number>; close(): void };

async function openSink(): Promise<Sink> {
  const child = fork(join(import.meta.dirname, "smtp-sink.ts"), { execArgv: [] });
  const [{ port }] = await once(child, "message");
  return {
    url: `smtp://127.0.0.1:${port}`,
    async taken() {
      const answer = once(child, "message");
      child.send("taken?");
      const [{ taken }] = await answer;
      return Number(taken);
    },
    close: () => child.disconnect(),
  };
}
