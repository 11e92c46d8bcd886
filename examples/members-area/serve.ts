import { createHash, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { inspect } from "node:util";
import { type Foyer, failureOf } from "@foyer/client";
import type { Organization } from "./introduce.ts";
import { whoComes } from "./let-in.ts";
import { openMembers, sessionLastsSeconds } from "./members.ts";
import { closed, invite, membersArea, style, welcome, welcomeScript } from "./pages.ts";
import { openWebhooks } from "./webhooks.ts";

/** What the application is made of. */
export type Parts = {
  readonly foyer: Foyer;
  readonly organization: Organization;
  readonly webhookSecret: string;
  /** Where its members find it, without a slash at the end. */
  readonly appUrl: string;
  readonly adminPassword: string;
};

type Answer = {
  readonly status: number;
  readonly body?: string;
  readonly type?: "text/html" | "text/css" | "text/javascript";
  readonly headers?: Readonly<Record<string, string>>;
};

const mostBytes = 100_000;

/** Serves the application. */
export async function serve(parts: Parts, port: number): Promise<Server> {
  const answer = answersOf(parts);
  const server = createServer((request, response) => {
    void answer(request)
      .catch(inTrouble)
      .then((given) => write(response, given));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function write(response: ServerResponse, { status, body = "", type = "text/html", headers }: Answer): void {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'",
    // Not less: browsers would hide from this server too where a form comes from.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(body);
}

function answersOf({ foyer, organization, webhookSecret, appUrl, adminPassword }: Parts) {
  const { id: organizationId, name } = organization;
  const members = openMembers();
  const hear = openWebhooks(members, webhookSecret);
  const isSecure = appUrl.startsWith("https:");
  // With this prefix browsers take it from this very host alone.
  const cookieName = isSecure ? "__Host-session" : "session";
  const cookie = (token: string, seconds: number) =>
    `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure ? "; Secure" : ""}`;
  const tokenOf = ({ headers }: IncomingMessage) =>
    new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(headers.cookie ?? "")?.[1] ?? "";

  return async (request: IncomingMessage): Promise<Answer> => {
    const call = `${request.method} ${(request.url ?? "/").split("?", 1)[0]}`;
    // Another site may send a form here, but not from here.
    const isForeign = request.method === "POST" && request.headers.origin !== new URL(appUrl).origin;
    if (isForeign && call !== "POST /webhooks") return { status: 403 };
    if (call.endsWith(" /invite") && !isAdmin(request, adminPassword))
      return { status: 401, headers: { "www-authenticate": 'Basic realm="Members area"' } };

    switch (call) {
      case "GET /": {
        const me = members.bySession(tokenOf(request));
        return me ? { status: 200, body: membersArea(name, me) } : { status: 403, body: closed(name) };
      }
      case "GET /welcome":
        return { status: 200, body: welcome(name) };
      case "GET /welcome.js":
        return { status: 200, type: "text/javascript", body: welcomeScript };
      case "GET /members-area.css":
        return { status: 200, type: "text/css", body: style };
      case "POST /session": {
        const { code } = Object(JSON.parse(await bodyOf(request)));
        const comer =
          typeof code === "string" ? await whoComes(foyer, { code, organizationId, appUrl }) : null;
        const token = comer && members.letIn(comer);
        if (!token) return { status: 401 };
        return { status: 204, headers: { "set-cookie": cookie(token, sessionLastsSeconds) } };
      }
      case "POST /sign-out":
        members.signOut(tokenOf(request));
        return { status: 303, headers: { location: "/", "set-cookie": cookie("", 0) } };
      case "GET /invite":
        return { status: 200, body: invite(members.all(), "") };
      case "POST /invite": {
        const form = new URLSearchParams(await bodyOf(request));
        return { status: 200, body: invite(members.all(), await inviteBy(form)) };
      }
      case "POST /webhooks": {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([header, value]) => [header, String(value)]),
        );
        return { status: hear(await bodyOf(request), headers) ? 204 : 401 };
      }
      default:
        return { status: 404 };
    }
  };

  /** Lets Foyer invite somebody; answers what to say of it. */
  async function inviteBy(form: URLSearchParams): Promise<string> {
    try {
      const { email } = await foyer.invitations.create.mutate({
        target: { kind: "organization", organizationId, role: "member" },
        email: form.get("email") ?? "",
        ...(form.get("name") && { fullName: form.get("name") ?? "" }),
        redirectTo: `${appUrl}/welcome`,
      });
      return `An invitation is on its way to ${email}.`;
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      return failure.message;
    }
  }
}

function isAdmin({ headers }: IncomingMessage, password: string): boolean {
  const [, given = ""] = /^Basic (.+)$/.exec(headers.authorization ?? "") ?? [];
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(Buffer.from(given, "base64").toString()), hash(`admin:${password}`));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > mostBytes) throw new RangeError("This is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function inTrouble(error: unknown): Answer {
  if (error instanceof SyntaxError || error instanceof RangeError) return { status: 400 };
  process.stderr.write(`${inspect(error)}\n`);
  return { status: 500 };
}
