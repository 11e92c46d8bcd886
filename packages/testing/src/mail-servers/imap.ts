import { createServer, type Socket } from "node:net";
import { listenSomewhere } from "../listen-somewhere.ts";

/** A message in a folder. */
type KeptMessage = { readonly uid: number; readonly source: Buffer; readonly flags: Set<string> };

/** An IMAP server (RFC 9051, and RFC 3501 before it) on 127.0.0.1 with one folder, as far as a reader of mail asks of it. */
export type ImapServer = {
  /** With the name, the password and the folder that it knows. */
  readonly url: string;
  /** Puts a message into the folder, unseen. */
  deliver(source: string): KeptMessage;
  /** From now on this message is not given away. */
  withhold(message: KeptMessage): void;
  /** From now on the connection is cut when this command comes; null: none. */
  cutOn(command: string | null): void;
  close(): Promise<void>;
};

const account = { user: "bounces@example.com", password: "a pass/word" };
const folder = "Reports";

/** Opens a server on a free port. */
export async function openImapServer(): Promise<ImapServer> {
  const messages: KeptMessage[] = [];
  const sockets = new Set<Socket>();
  const withheld = new Set<number>();
  let cut: string | null = null;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    let unread = "";
    let state = initialState;
    socket.write("* OK ready\r\n");
    socket.on("data", (data) => {
      unread += data.toString("latin1");
      const lines = unread.split("\r\n");
      unread = lines.pop() ?? "";
      for (const line of lines) {
        const [tag = "*", ...words] = line.split(" ");
        const command = (words[0] === "UID" ? words.slice(0, 2).join(" ") : (words[0] ?? "")).toUpperCase();
        if (command === cut) return void socket.destroy();
        const answer = answerTo(command, line, { messages, withheld, state });
        state = answer.state ?? state;
        for (const part of answer.untagged ?? []) socket.write(part);
        socket.write(`${tag} ${answer.result}\r\n`);
        if (command === "LOGOUT") socket.end();
      }
    });
  });
  const port = await listenSomewhere(server);
  const { user, password } = account;

  return {
    url: `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${folder}`,
    deliver(source) {
      const message = { uid: messages.length + 11, source: Buffer.from(source), flags: new Set<string>() };
      messages.push(message);
      return message;
    },
    withhold({ uid }) {
      withheld.add(uid);
    },
    cutOn(command) {
      cut = command;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

type State = { readonly isSignedIn: boolean; readonly isOpen: boolean };
const initialState: State = { isSignedIn: false, isOpen: false };

type Answer = {
  readonly result: string;
  readonly untagged?: readonly (string | Buffer)[];
  readonly state?: State;
};

function answerTo(
  command: string,
  line: string,
  {
    messages,
    withheld,
    state,
  }: {
    readonly messages: readonly KeptMessage[];
    readonly withheld: ReadonlySet<number>;
    readonly state: State;
  },
): Answer {
  if (command === "CAPABILITY") return { result: "OK done", untagged: ["* CAPABILITY IMAP4rev1\r\n"] };
  if (command === "LOGIN") {
    const [, user, password] = /LOGIN "?([^" ]+)"? "?([^"]*)"?$/.exec(line) ?? [];
    const isRight = user === account.user && password === account.password;
    if (!isRight) return { result: `NO [AUTHENTICATIONFAILED] ${password} is wrong` };
    return { result: "OK [CAPABILITY IMAP4rev1] signed in", state: { ...state, isSignedIn: true } };
  }
  if (command === "LOGOUT") return { result: "OK done", untagged: ["* BYE see you\r\n"] };
  if (command === "NOOP") return { result: "OK done" };
  if (!state.isSignedIn) return { result: "NO sign in first" };
  switch (command) {
    case "LIST": {
      // Asked for nothing, it tells how names are put together (RFC 9051 §6.3.9).
      const named = line.endsWith(' "" ""') ? '(\\Noselect) "/" ""' : `(\\HasNoChildren) "/" ${folder}`;
      return { result: "OK done", untagged: [`* LIST ${named}\r\n`] };
    }
    case "LSUB":
      return { result: "OK done", untagged: [`* LSUB (\\HasNoChildren) "/" ${folder}\r\n`] };
    case "SELECT":
      return new RegExp(` "?${folder}"?( |$)`).test(line)
        ? opened(messages)
        : { result: "NO no such folder" };
    case "UID SEARCH": {
      const unseen = messages.filter(({ flags }) => !flags.has("\\Seen")).map(({ uid }) => uid);
      return state.isOpen ? { result: "OK done", untagged: [`* SEARCH ${unseen.join(" ")}\r\n`] } : notOpen;
    }
    case "UID FETCH": {
      const uid = Number(/UID FETCH (\d+) /.exec(line)?.[1]);
      if (withheld.has(uid)) return { result: "NO it can't be read" };
      return state.isOpen ? { result: "OK done", untagged: fetched(messages, { uid, line }) } : notOpen;
    }
    case "UID STORE": {
      const [, uid, added = ""] = /UID STORE (\d+) \+FLAGS(?:\.SILENT)? \(([^)]*)\)/.exec(line) ?? [];
      const message = messages.find((each) => each.uid === Number(uid));
      for (const flag of added.split(" ")) message?.flags.add(flag);
      return { result: "OK done" };
    }
    default:
      return { result: "BAD unknown command" };
  }
}

const notOpen: Answer = { result: "BAD open a folder first" };

function opened(messages: readonly KeptMessage[]): Answer {
  return {
    result: "OK [READ-WRITE] open",
    untagged: [
      "* FLAGS (\\Seen \\Flagged)\r\n",
      `* ${messages.length} EXISTS\r\n`,
      "* OK [PERMANENTFLAGS (\\Seen \\Flagged)] yours\r\n",
      "* OK [UIDVALIDITY 1] valid\r\n",
      `* OK [UIDNEXT ${messages.length + 11}] next\r\n`,
    ],
    state: { isSignedIn: true, isOpen: true },
  };
}

/** The asked-for part of a message, as a literal. */
function fetched(
  messages: readonly KeptMessage[],
  { uid, line }: { readonly uid: number; readonly line: string },
): (string | Buffer)[] {
  const [, start = "0", length] = /BODY\.PEEK\[\]<(\d+)\.(\d+)>/.exec(line) ?? [];
  const place = messages.findIndex((each) => each.uid === uid);
  const message = messages[place];
  if (!message || length === undefined) return [];
  const part = message.source.subarray(Number(start), Number(start) + Number(length));
  return [`* ${place + 1} FETCH (UID ${message.uid} BODY[]<${start}> {${part.length}}\r\n`, part, ")\r\n"];
}
