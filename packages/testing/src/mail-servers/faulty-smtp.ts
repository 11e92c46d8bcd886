import { once } from "node:events";
import type { Socket } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { listenSomewhere } from "../listen-somewhere.ts";

/** A message that somebody wants to hand over, as far as it is known when its recipient has been named. */
export type SmtpAttempt = {
  /** Counts from 1. */
  readonly number: number;
  readonly from: string;
  readonly to: string;
};

/** What the server does with a message. */
export type SmtpBehaviour =
  /** Takes it, after so many milliseconds of silence. */
  | { readonly kind: "accept"; readonly after?: number }
  | {
      readonly kind: "refuse";
      readonly at: "recipient" | "content";
      readonly code: number;
      readonly words: string;
    }
  /** Never says anything again once the message is in. */
  | { readonly kind: "hang" }
  /** Says something every few milliseconds, and never the end of it. In the clear only. */
  | { readonly kind: "tarpit"; readonly every: number }
  /** Hangs up once the message is in: it is lost, or taken without a word, or taken and answered. */
  | { readonly kind: "drop"; readonly message: "lost" | "taken" | "answered" };

/** How it receives whoever connects: `busy` says 421, `silent` nothing at all, `slams` hangs up. */
export type SmtpDoor = "open" | "busy" | "silent" | "slams";

export type TakenMail = {
  /** The sender of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  /** Without angle brackets. */
  readonly messageId: string;
  /** As they came, up to the empty line. */
  readonly headers: string;
  /** `null` unless sources are kept. */
  readonly source: string | null;
  readonly secure: boolean;
};

export type SmtpSignInAttempt = {
  readonly method: string;
  readonly username: string;
  /** The password or the access token. */
  readonly secret: string;
};

export type FaultySmtpOptions = {
  /** `none`: STARTTLS is not known. Default. */
  readonly tls?: "none" | "starttls" | "tls";
  /** In PEM. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** It does not know AUTH. */
  readonly withoutSignIn?: boolean;
  /** Keep whole messages. Ten thousand are too many for that. */
  readonly keepSources?: boolean;
};

/** A real SMTP server on 127.0.0.1 that fails as it is told to, from one message to the next. */
export type FaultySmtp = {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** For `SMTP_URL`. */
  readonly url: string;
  /** All that it took, in order. */
  readonly taken: readonly TakenMail[];
  readonly signIns: readonly SmtpSignInAttempt[];
  /** How many have connected so far. */
  connections(): number;
  /** From now on; a message whose recipient has been named already keeps its fate. */
  behave(as: SmtpBehaviour | ((attempt: SmtpAttempt) => SmtpBehaviour)): void;
  receive(door: SmtpDoor): void;
  /** Whom it knows. Everybody, unless told otherwise. */
  know(who: (attempt: SmtpSignInAttempt) => boolean): void;
  /** Cuts every connection and listens no more, as a server that is switched off. */
  goDown(): Promise<void>;
  /** Listens again, on the same port. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a server that takes everything, until it is told otherwise. */
export async function openFaultySmtp(options: FaultySmtpOptions = {}): Promise<FaultySmtp> {
  const { tls = "none", certificate, withoutSignIn = false, keepSources = false } = options;
  const taken: TakenMail[] = [];
  const signIns: SmtpSignInAttempt[] = [];
  const sockets = new Map<number | undefined, Socket>();
  const fates = new Map<string, SmtpBehaviour>();
  const clocks = new Set<NodeJS.Timeout>();
  let fateOf: (attempt: SmtpAttempt) => SmtpBehaviour = () => ({ kind: "accept" });
  let isKnown: (attempt: SmtpSignInAttempt) => boolean = () => true;
  let door: SmtpDoor = "open";
  let attempts = 0;
  let visits = 0;

  const server = new SMTPServer({
    ...certificate,
    secure: tls === "tls",
    authOptional: true,
    allowInsecureAuth: true,
    authMethods: ["PLAIN", "LOGIN", "XOAUTH2"],
    disabledCommands: [tls === "none" && "STARTTLS", withoutSignIn && "AUTH"].filter(
      (each) => each !== false,
    ),
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 10,

    onConnect(session, done) {
      visits += 1;
      if (door === "open") done();
      else if (door === "busy") done(reply(421, "4.3.2 Too busy, try again later"));
      else if (door === "slams") hangUp(session);
    },

    onAuth({ method, username = "", password, accessToken }, _session, done) {
      const attempt = { method, username, secret: accessToken ?? password ?? "" };
      signIns.push(attempt);
      if (isKnown(attempt)) done(null, { user: username });
      else if (method === "XOAUTH2") done(null, { data: { status: "400", schemes: "Bearer" } });
      else done(reply(535, "5.7.8 Authentication credentials invalid"));
    },

    onRcptTo({ address }, session, done) {
      attempts += 1;
      const fate = fateOf({ number: attempts, from: senderOf(session), to: address });
      fates.set(session.id, fate);
      done(fate.kind === "refuse" && fate.at === "recipient" ? reply(fate.code, fate.words) : null);
    },

    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const fate = fates.get(session.id) ?? { kind: "accept" };
        fates.delete(session.id);
        decide(fate, session, { source: Buffer.concat(pieces).toString(), done });
      });
    },
  });

  function decide(
    fate: SmtpBehaviour,
    session: SMTPServerSession,
    { source, done }: { readonly source: string; readonly done: (error?: Error | null) => void },
  ): void {
    const take = () => taken.push(takenMail(session, source, keepSources));
    switch (fate.kind) {
      case "accept":
        return after(fate.after ?? 0, () => {
          take();
          done();
        });
      case "refuse":
        return done(reply(fate.code, fate.words));
      case "hang":
        return;
      case "tarpit":
        return drip(session, fate.every);
      case "drop":
        if (fate.message !== "lost") take();
        if (fate.message === "answered") done();
        // What has been answered is on its way before the end is.
        if (fate.message === "answered") setImmediate(() => hangUp(session));
        else hangUp(session);
    }
  }

  function after(milliseconds: number, act: () => void): void {
    if (milliseconds === 0) return act();
    const clock = setTimeout(() => {
      clocks.delete(clock);
      act();
    }, milliseconds);
    clocks.add(clock);
  }

  function drip(session: SMTPServerSession, every: number): void {
    const socket = sockets.get(session.remotePort);
    const clock = setInterval(() => socket?.write("250-please wait\r\n"), every);
    clocks.add(clock);
    socket?.once("close", () => clearInterval(clock));
  }

  /** Below TLS a socket is not to be touched: it takes the process down. */
  function hangUp(session: SMTPServerSession): void {
    if (tls === "none") sockets.get(session.remotePort)?.destroy();
    else [...server.connections].find((connection) => connection.session.id === session.id)?.close();
  }

  async function goDown(): Promise<void> {
    if (tls !== "none") return new Promise((resolve) => server.close(resolve));
    const closed = server.server.listening ? once(server.server, "close") : null;
    server.server.close();
    for (const socket of sockets.values()) socket.destroy();
    await closed;
  }

  server.server.on("connection", (socket: Socket) => {
    const { remotePort } = socket;
    sockets.set(remotePort, socket);
    socket.once("close", () => sockets.delete(remotePort));
  });
  // A client that is cut off, or does not like the certificate; the tests look at what arrives.
  server.on("error", () => {});
  const port = await listenSomewhere(server.server);

  return {
    host: "127.0.0.1",
    port,
    url: `${tls === "tls" ? "smtps" : "smtp"}://127.0.0.1:${port}`,
    taken,
    signIns,
    connections: () => visits,
    behave(as) {
      fateOf = typeof as === "function" ? as : () => as;
    },
    receive(as) {
      door = as;
    },
    know(who) {
      isKnown = who;
    },
    goDown,
    async comeBack() {
      if (server.server.listening) return;
      server.server.listen(port, "127.0.0.1");
      await once(server.server, "listening");
    },
    async close() {
      for (const clock of clocks) clearTimeout(clock);
      await goDown();
    },
  };
}

function takenMail(session: SMTPServerSession, source: string, keepSources: boolean): TakenMail {
  // A copy: a slice would keep the whole message in memory.
  const headers = Buffer.from(source.slice(0, source.indexOf("\r\n\r\n"))).toString();
  return {
    from: senderOf(session),
    to: session.envelope.rcptTo.map(({ address }) => address),
    messageId: /^Message-ID:\s*<([^>]*)>/im.exec(headers)?.[1] ?? "",
    headers,
    source: keepSources ? source : null,
    secure: session.secure,
  };
}

function senderOf({ envelope }: SMTPServerSession): string {
  return envelope.mailFrom ? envelope.mailFrom.address : "";
}

function reply(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
