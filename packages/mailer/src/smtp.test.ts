import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { text as readAll } from "node:stream/consumers";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import type { Mailer, Message } from "./mailer.ts";
import { MailFailure } from "./mailer.ts";
import { type SmtpOptions, smtpMailer } from "./smtp.ts";

const message: Message = {
  from: { name: "Acme", address: "invitations@acme.example" },
  to: { name: "Grace Hopper", address: "grace@example.com" },
  replyTo: { name: "Ada", address: "ada@acme.example" },
  subject: "Ada invites you to join Acme",
  html: '<p>Welcome, <a href="https://foyer.example/accept#abc">open</a></p>',
  text: "Welcome\n\nhttps://foyer.example/accept#abc",
  messageId: "0192aa-1@foyer.example",
};

type Received = { from: string; to: string[]; source: string };
const endings: Array<() => Promise<unknown>> = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

describe("a server that answers", () => {
  test("the message arrives once, with the server's own reply as the answer", async () => {
    const { url, received } = await smtpServer();
    const { reply } = await mailer({ url }).send(message);

    expect(reply).toMatch(/^250 .*queued/i);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: message.from.address, to: [message.to.address] });
    const mail = await PostalMime.parse(received[0]?.source ?? "");
    expect(mail).toMatchObject({
      from: message.from,
      to: [message.to],
      replyTo: [message.replyTo],
      subject: message.subject,
      messageId: "<0192aa-1@foyer.example>",
    });
    expect(mail.html?.trim()).toBe(message.html);
    expect(mail.text?.trim()).toBe(message.text);
  });

  test("sending again keeps the Message-ID, so that a duplicate can be recognised", async () => {
    const { url, received } = await smtpServer();
    const way = mailer({ url });
    await way.send(message);
    await way.send(message);
    const ids = received.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
    expect(ids).toEqual(["<0192aa-1@foyer.example>", "<0192aa-1@foyer.example>"]);
  });

  test("it says that a machine wrote it, and not which one", async () => {
    const { url, received } = await smtpServer();
    await mailer({ url }).send({ ...message, headers: { "X-Foyer-Delivery": "42" } });
    expect(received[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(received[0]?.source).toMatch(/^X-Foyer-Delivery: 42\r$/m);
    expect(received[0]?.source).not.toMatch(/^(X-Mailer|User-Agent):/im);
  });

  test("two hundred messages at once share the connections and all arrive", async () => {
    let connections = 0;
    const { url, received } = await smtpServer({
      onConnect(_session, done) {
        connections += 1;
        done();
      },
    });
    const way = mailer({ url, maxConnections: 2 });
    await Promise.all(
      Array.from({ length: 200 }, (_, number) =>
        way.send({ ...message, messageId: `m${number}@foyer.example` }),
      ),
    );
    expect(new Set(received.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1])).size).toBe(200);
    expect(connections).toBe(2);
  });

  test.each([
    "grace@example.com",
    "grace.hopper+foyer@mail.example.co.uk",
    "o'neill_1@xn--jgeva-dua.ee",
    "GRACE@localhost",
    "a/b=c!{x}@example.com",
  ])("%s is named to the server letter by letter, and nobody else", async (address) => {
    const said: string[] = [];
    const { url } = await rawServer((socket) =>
      talk(socket, { said, afterData: () => socket.write("250 taken\r\n") }),
    );
    await mailer({ url }).send({ ...message, to: { name: "Eve <eve@evil.example>", address } });
    expect(said.filter((line) => line.startsWith("RCPT"))).toEqual([`RCPT TO:<${address}>`]);
  });

  test("check signs in and sends nothing", async () => {
    const { url, received } = await smtpServer();
    await mailer({ url }).check();
    expect(received).toHaveLength(0);
  });

  test("close lets the message in hand finish; later ones wait for another mailer", async () => {
    const { url, received } = await smtpServer();
    const way = mailer({ url });
    const inHand = way.send(message);
    await way.close();
    await expect(inHand).resolves.toHaveProperty("reply");
    expect(received).toHaveLength(1);
    expect(await failure(way.send(message))).toMatchObject({ permanent: false });
  });
});

describe("a server that refuses", () => {
  test.each([
    ["the connection with 554", { onConnect: refuse(554, "No service for you") }, false, /554/],
    ["the connection with 421", { onConnect: refuse(421, "Too busy") }, false, /421/],
    ["the sender with 553", { onMailFrom: refuse(553, "Not your address") }, false, /^553/],
    ["the recipient with 451", { onRcptTo: refuse(451, "Greylisted") }, false, /^451 Greylisted/],
    ["the recipient with 421", { onRcptTo: refuse(421, "Shutting down") }, false, /^421/],
    [
      "the recipient with 550",
      { onRcptTo: refuse(550, "5.1.1 No such user") },
      true,
      /^550 5.1.1 No such user/,
    ],
    ["the recipient with 530", { onRcptTo: refuse(530, "Authentication required") }, false, /^530/],
    ["the content with 452", { onData: refuseData(452, "Disk full") }, false, /^452/],
    ["the content with 554", { onData: refuseData(554, "Looks like spam") }, true, /^554 Looks like spam/],
  ] satisfies Array<[string, SMTPServerOptions, boolean, RegExp]>)(
    "%s",
    async (_what, options, permanent, reply) => {
      const { url, received } = await smtpServer(options);
      const refusal = await failure(mailer({ url }).send(message));
      expect(refusal.reply).toMatch(reply);
      expect(refusal.permanent).toBe(permanent);
      expect(received).toHaveLength(0);
    },
  );

  test("the password with 535: temporary, as the waiting mail must leave once the settings are mended", async () => {
    const { url } = await smtpServer({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(replyWith(535, "5.7.8 Wrong password")),
    });
    const way = mailer({ url: url.replace("smtp://", "smtp://acme:s3cret-pass@") });
    const refusal = await failure(way.send(message));
    expect(refusal).toMatchObject({
      permanent: false,
      reply: expect.stringMatching(/^535 5.7.8 Wrong password/),
    });
    expect(await failure(way.check())).toMatchObject({
      permanent: false,
      reply: expect.stringMatching(/^535/),
    });
    expect(JSON.stringify([refusal.reply, refusal.message, refusal.stack])).not.toContain("s3cret-pass");
  });

  test("one message with 550 does not spoil the next one on the same connection", async () => {
    const { url, received } = await smtpServer({
      onRcptTo: (address, _session, done) =>
        done(address.address.startsWith("nobody@") ? replyWith(550, "No such user") : null),
    });
    const way = mailer({ url, maxConnections: 1 });
    const nobody = way.send({ ...message, to: { address: "nobody@example.com" } });
    const somebody = way.send(message);
    expect(await failure(nobody)).toMatchObject({ permanent: true });
    await expect(somebody).resolves.toHaveProperty("reply");
    expect(received).toHaveLength(1);
  });
});

describe("a server that fails", () => {
  test("nobody listens: temporary, and the reply names the server without the password", async () => {
    const refusal = await failure(mailer({ url: "smtp://acme:s3cret-pass@127.0.0.1:1" }).send(message));
    expect(refusal.permanent).toBe(false);
    expect(refusal.reply).toContain("127.0.0.1:1: ");
    expect(refusal.reply).toMatch(/refused/i);
    expect(refusal.reply).not.toContain("s3cret");
  });

  test("it hangs up after DATA: temporary, as nobody knows whether the message was taken", async () => {
    const { url } = await rawServer((socket) => talk(socket, { afterData: () => socket.destroy() }));
    expect(await failure(mailer({ url }).send(message))).toMatchObject({ permanent: false });
  });

  test("it never says hello", async () => {
    const { url } = await rawServer(() => {});
    const way = mailer({ url, patience: { greeting: 50 } });
    expect(await failure(way.send(message))).toMatchObject({ permanent: false });
    expect(await failure(way.check())).toMatchObject({ permanent: false });
  });

  test("it falls silent after DATA", async () => {
    const { url } = await rawServer((socket) => talk(socket, { afterData: () => {} }));
    expect(await failure(mailer({ url, patience: { silence: 50 } }).send(message))).toMatchObject({
      permanent: false,
    });
  });

  test("a tarpit that is never silent: the deadline frees the connection, and the next message leaves", async () => {
    let visits = 0;
    const { url } = await rawServer((socket) => {
      visits += 1;
      if (visits > 1) return talk(socket, { afterData: () => socket.write("250 taken\r\n") });
      const drip = setInterval(() => socket.write("250-please wait\r\n"), 5);
      socket.on("close", () => clearInterval(drip));
      return talk(socket, { afterData: () => {} });
    });
    const way = mailer({ url, maxConnections: 1, patience: { message: 150, silence: 5_000 } });
    expect(await failure(way.send(message))).toMatchObject({
      permanent: false,
      reply: expect.stringContaining("no final answer"),
    });
    await expect(way.send(message)).resolves.toEqual({ reply: "250 taken" });
  });

  test("it drops an idle connection: the next message takes another one", async () => {
    const sockets: Socket[] = [];
    const { url } = await rawServer((socket) => {
      sockets.push(socket);
      talk(socket, { afterData: () => socket.write("250 taken\r\n") });
    });
    const way = mailer({ url, maxConnections: 1 });
    await way.send(message);
    sockets[0]?.destroy();
    await expect(way.send(message)).resolves.toEqual({ reply: "250 taken" });
    expect(sockets).toHaveLength(2);
  });

  test("its reply can't break out of a line or fill the timeline", async () => {
    const { url } = await rawServer((socket) =>
      talk(socket, { afterData: () => socket.write(`554-a\u0007b\r\n554 ${"x".repeat(10_000)}\r\n`) }),
    );
    const { reply } = await failure(mailer({ url }).send(message));
    expect(reply).toMatch(/^554[ -]a b 554 x+$/);
    expect(reply.length).toBeLessThanOrEqual(500);
  });
});

test.each(["http://mail.example", "mail.example:25", "smtp://", ""])("%j is no SMTP URL", (url) => {
  expect(() => smtpMailer({ url })).toThrow(/must look like smtp:/);
});

function mailer(options: SmtpOptions): Mailer {
  const way = smtpMailer(options);
  endings.push(() => way.close());
  return way;
}

async function failure(outcome: Promise<unknown>): Promise<MailFailure> {
  const error: unknown = await outcome.then(
    () => new Error("it succeeded"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof MailFailure)) throw error;
  return error;
}

async function smtpServer(options: SMTPServerOptions = {}): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 10,
    onData(stream, { envelope }, done) {
      readAll(stream).then((source) => {
        received.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : "",
          to: envelope.rcptTo.map(({ address }) => address),
          source,
        });
        done(null);
      }, done);
    },
    ...options,
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  endings.push(() => new Promise((resolve) => server.close(() => resolve(undefined))));
  return { url: urlOf(server.server), received };
}

async function rawServer(visit: (socket: Socket) => void): Promise<{ url: string }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    visit(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  endings.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: urlOf(server) };
}

/** A server in a few lines, polite until the message is in. */
function talk(socket: Socket, { afterData, said }: { afterData: () => void; said?: string[] }): void {
  let inData = false;
  socket.write("220 raw\r\n");
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    for (const line of chunk.split("\r\n").slice(0, -1)) {
      if (inData && line === ".") {
        inData = false;
        afterData();
      } else if (!inData) {
        said?.push(line);
        inData = line === "DATA";
        socket.write(inData ? "354 go on\r\n" : "250 ok\r\n");
      }
    }
  });
}

function urlOf(server: Pick<Server, "address">): string {
  const address = server.address();
  return `smtp://127.0.0.1:${address && typeof address === "object" ? address.port : ""}`;
}

function replyWith(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

function refuse(code: number, words: string) {
  return (...call: unknown[]) => {
    const done = call.at(-1);
    if (typeof done === "function") done(replyWith(code, words));
  };
}

function refuseData(code: number, words: string): NonNullable<SMTPServerOptions["onData"]> {
  return (stream, _session, done) => {
    stream.resume().on("end", () => done(replyWith(code, words)));
  };
}
