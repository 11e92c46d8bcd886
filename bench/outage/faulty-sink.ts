// An SMTP server that fails as it is told to, in a process of its own, with a port for each worker: so it is known by whom
// a message came. Keeps of the messages only whom they reached and what they are called.
import {
  type FaultySmtp,
  openFaultySmtp,
  type SmtpBehaviour,
} from "../../packages/testing/src/mail-servers/faulty-smtp.ts";
import type { SinkAnswer, SinkQuestion, Weather } from "./open-faulty-sink.ts";

const [ports = "1"] = process.argv.slice(2);

const servers = await Promise.all(Array.from({ length: Number(ports) }, () => openFaultySmtp()));
/** Those whose recipient has been named, and what is going to happen to them. */
const inHand = new Map<string, SmtpBehaviour>();
const looked = servers.map(() => 0);
/** How often a message was taken without an answer that its sender can have counted on. */
const unanswered = new Map<string, number>();

function settleTaken(): void {
  servers.forEach(({ taken }, place) => {
    for (const { to } of taken.slice(looked[place])) for (const each of to) inHand.delete(each);
    looked[place] = taken.length;
  });
}

function noteUnanswered(recipient: string): void {
  unanswered.set(recipient, (unanswered.get(recipient) ?? 0) + 1);
}

async function change({ door, fates, isDown }: Weather): Promise<void> {
  settleTaken();
  let next = 0;
  for (const server of servers) {
    server.receive(door);
    server.behave(({ to }) => {
      next += 1;
      const fate = fates[next % fates.length] ?? { kind: "accept" };
      inHand.set(to, fate);
      if (fate.kind === "drop" && fate.message !== "lost") noteUnanswered(to);
      return fate;
    });
  }
  if (isDown) {
    // What is being taken at this moment finds nobody to answer to.
    for (const [recipient, { kind }] of inHand) if (kind === "accept") noteUnanswered(recipient);
    inHand.clear();
  }
  await Promise.all(servers.map((server: FaultySmtp) => (isDown ? server.goDown() : server.comeBack())));
}

async function answer(question: SinkQuestion): Promise<SinkAnswer> {
  if ("weather" in question) {
    await change(question.weather);
    return { id: question.id, port: question.port, taken: [], unanswered: [] };
  }
  const server = servers[question.port];
  const taken = server?.taken.slice(question.since) ?? [];
  return {
    id: question.id,
    port: question.port,
    taken: taken.map(({ to, messageId }) => ({ to: to[0] ?? "", messageId })),
    unanswered: [...unanswered],
  };
}

process.on("message", (question: SinkQuestion) => {
  void answer(question).then((said) => process.send?.(said));
});
process.on("disconnect", () => process.exit());
process.send?.({ urls: servers.map(({ url }) => url) });
