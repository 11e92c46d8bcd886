import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Inbox } from "./inbox.ts";
import { attachmentPath, mailboxPage, messageList, offered } from "./mailbox-page.ts";
import { doorSvg, script, style } from "./page-assets.ts";

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body, or what writes it for as long as the caller listens. */
  readonly body: string | Buffer | ((response: ServerResponse) => void);
};
type Ask = { readonly id: string; readonly file: number; readonly query: URLSearchParams };
type Route = readonly [method: string, path: RegExp, answer: (ask: Ask) => Answer | Promise<Answer>];

const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// A message is a stranger's document: it runs nothing, loads nothing, and is of no origin even when opened by itself.
const messagePolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; " +
  "form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/**
 * The mailbox as a web page, and as JSON for programs: `GET /api/messages`, `GET /api/messages/:id` (with
 * the paths of its files), `DELETE /api/messages`. With `onlyLocalNames` it answers no other host name than this machine's own, so that a page
 * on the Internet can't read mail by pointing its name here (DNS rebinding).
 */
export function mailboxSite(
  inbox: Inbox,
  { smtpUrl, onlyLocalNames }: { readonly smtpUrl: string; readonly onlyLocalNames: boolean },
): RequestListener {
  const routes: readonly Route[] = [
    ["GET", /^\/$/, () => page(200, mailboxPage(inbox.list(), null, smtpUrl))],
    ["GET", /^\/messages\/(\d+)$/, messagePage],
    ["GET", /^\/messages\/(\d+)\/html$/, messageDocument],
    ["GET", /^\/messages\/(\d+)\/attachments\/(\d+)$/, attachment],
    [
      "GET",
      /^\/list$/,
      ({ query }) => page(200, messageList(inbox.list(), query.get("selected") ?? "").markup),
    ],
    ["GET", /^\/changes$/, () => ({ ...text(200, "text/event-stream", ""), body: tellChanges })],
    ["GET", /^\/mailbox\.css$/, () => text(200, "text/css", style)],
    ["GET", /^\/mailbox\.js$/, () => text(200, "text/javascript", script)],
    ["GET", /^\/door\.svg$/, () => text(200, "image/svg+xml", doorSvg)],
    ["POST", /^\/delete-all$/, () => deleteAll({ status: 303, headers: { location: "/" }, body: "" })],
    ["GET", /^\/api\/messages$/, () => json(200, { messages: inbox.list() })],
    ["GET", /^\/api\/messages\/(\d+)$/, messageJson],
    ["DELETE", /^\/api\/messages$/, () => deleteAll({ status: 204, headers: {}, body: "" })],
  ];

  async function messagePage({ id, query }: Ask): Promise<Answer> {
    const message = await inbox.find(id);
    if (!message) return page(404, mailboxPage(inbox.list(), "gone", smtpUrl));
    const [first = "source", ...others] = offered(message);
    const view = others.find((each) => each === query.get("view")) ?? first;
    return page(200, mailboxPage(inbox.list(), { message, view }, smtpUrl));
  }

  async function messageDocument({ id }: Ask): Promise<Answer> {
    const message = await inbox.find(id);
    if (message?.html == null) return text(404, "text/plain", "This message has no HTML.");
    const answer = page(200, opensLinksInTabs(message.html));
    return {
      ...answer,
      headers: {
        ...answer.headers,
        "content-security-policy": messagePolicy,
        "referrer-policy": "no-referrer",
      },
    };
  }

  async function attachment({ id, file }: Ask): Promise<Answer> {
    const attached = (await inbox.find(id))?.attachments[file];
    if (!attached) return text(404, "text/plain", "There is no such file with this message.");
    const answer = text(200, "application/octet-stream", "");
    const headers = {
      ...answer.headers,
      // Kept as a file, whatever it is: a stranger's document is never shown as a page of ours.
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(attached.name)}`,
    };
    return { ...answer, headers, body: attached.content };
  }

  async function messageJson({ id }: Ask): Promise<Answer> {
    const message = await inbox.find(id);
    if (!message) return json(404, { message: "No such message." });
    const attachments = message.attachments.map(({ name, type, content }, place) => ({
      name,
      type,
      bytes: content.length,
      path: attachmentPath(message, place),
    }));
    return json(200, { ...message, attachments });
  }

  function deleteAll(answer: Answer): Answer {
    inbox.clear();
    return answer;
  }

  async function answerTo(request: IncomingMessage): Promise<Answer> {
    if (onlyLocalNames && !isLocalName(request.headers.host)) {
      return text(403, "text/plain", "The development mailbox answers to localhost only.");
    }
    if (isForeign(request)) return text(403, "text/plain", "Another site may not do this.");
    const { pathname = "", searchParams: query = new URLSearchParams() } =
      URL.parse(request.url ?? "", "http://mailbox") ?? {};
    const there = routes.filter(([, path]) => path.test(pathname));
    const method = request.method === "HEAD" ? "GET" : request.method;
    const route = there.find(([allowed]) => allowed === method);
    if (!route) return text(there.length > 0 ? 405 : 404, "text/plain", "There is nothing here.");
    const [, path, answer] = route;
    const [, id = "", file = ""] = path.exec(pathname) ?? [];
    return answer({ id, file: Number(file), query });
  }

  function tellChanges(response: ServerResponse): void {
    const tell = () => response.write("data: changed\n\n");
    tell(); // whoever connects again may have missed something
    response.on("close", inbox.onChange(tell));
  }

  return (request, response) => {
    answerTo(request).then(
      ({ status, headers, body }) => {
        response.writeHead(status, headers);
        if (typeof body !== "function") response.end(body);
        else if (request.method === "GET") body(response);
        else response.end();
      },
      () => response.writeHead(500).end(),
    );
  };
}

/** The HTML of a message, its links opening beside the mailbox rather than inside it. */
function opensLinksInTabs(message: string): string {
  const base = '<base target="_blank">';
  return /<head[\s>]/i.test(message) ? message.replace(/<head[^>]*>/i, `$&${base}`) : base + message;
}

function isLocalName(host: string | undefined): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(URL.parse(`http://${host}`)?.hostname ?? "");
}

/** A change asked for by another site's page. Programs say neither where they are from nor what site they are of. */
function isForeign({ method, headers }: IncomingMessage): boolean {
  if (method === "GET" || method === "HEAD") return false;
  const site = headers["sec-fetch-site"] ?? "same-origin";
  const origin = headers.origin === undefined ? headers.host : URL.parse(headers.origin)?.host;
  return site !== "same-origin" || origin !== headers.host;
}

function page(status: number, markup: string): Answer {
  return text(status, "text/html", markup);
}

function json(status: number, value: unknown): Answer {
  return text(status, "application/json", JSON.stringify(value));
}

function text(status: number, type: string, body: string): Answer {
  return {
    status,
    headers: {
      "content-type": `${type}; charset=utf-8`,
      // Messages hold links that let somebody in.
      "cache-control": "no-store",
      "content-security-policy": pagePolicy,
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
    body,
  };
}
