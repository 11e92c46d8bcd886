import { html, type Markup } from "./html.ts";
import type { MessageSummary, ReceivedMessage } from "./inbox.ts";

export const views = ["html", "text", "headers", "source"] as const;
export type View = (typeof views)[number];

/** What the page looks at: a message in one of its views, one that is gone, or none. */
export type Opened = { readonly message: ReceivedMessage; readonly view: View } | "gone" | null;

/** The whole page: the list, and beside it (on a narrow screen instead of it) the opened message. */
export function mailboxPage(messages: readonly MessageSummary[], opened: Opened, smtpUrl: string): string {
  const selected = opened && opened !== "gone" ? opened.message.id : "";
  const title = selected ? "Message" : "Mailbox";
  return `<!doctype html>${
    html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Foyer</title>
<link rel="icon" href="/door.svg">
<link rel="stylesheet" href="/mailbox.css">
<script src="/mailbox.js" defer></script>
</head>
<body class="${opened ? "reading" : "listing"}">
<nav aria-label="Messages">
<header>
<h1><a href="/"><img src="/door.svg" alt="" width="24" height="24">Mailbox</a></h1>
<p>Development only: mail to <code>${smtpUrl}</code> ends here.</p>
<button class="delete" type="button" popovertarget="delete-all">Delete all</button>
<div id="delete-all" popover>
<p>Every message here is gone then, with the links in them. Invitations stay as they are.</p>
<form method="post" action="/delete-all">
<button class="danger">Delete all messages</button>
<button type="button" popovertarget="delete-all" popovertargetaction="hide">Keep them</button>
</form>
</div>
</header>
<div id="messages" data-selected="${selected}">${messageList(messages, selected)}</div>
</nav>
<main>${openedMessage(opened, messages.length)}</main>
</body>
</html>`.markup
  }`;
}

/** The list alone, as the page's script puts it into the page again and again. */
export function messageList(messages: readonly MessageSummary[], selected: string): Markup {
  if (messages.length === 0) {
    return html`<p class="none"><strong>No mail yet.</strong> Invite somebody, and the e-mail appears here.</p>`;
  }
  return html`<p class="count">${messages.length === 1 ? "1 message" : `${messages.length} messages`}</p>
<ul>${messages.map((message) => listed(message, selected))}</ul>`;
}

function listed(message: MessageSummary, selected: string): Markup {
  const current = message.id === selected ? html` aria-current="page"` : null;
  return html`<li><a href="/messages/${message.id}"${current}>
<span class="to">${message.recipients.join(", ")}</span> ${time(message.receivedAt, shortTime)}
<span class="subject">${message.subject || "(no subject)"}</span>
</a></li>`;
}

function openedMessage(opened: Opened, count: number): Markup {
  if (opened === null) {
    return html`<p class="none">${count > 0 ? "Choose a message to read it." : "What Foyer sends can be read here."}</p>`;
  }
  if (opened === "gone") {
    return html`<p class="back"><a href="/">All messages</a></p>
<p class="none"><strong>This message is gone.</strong> The mailbox keeps the newest ones until Foyer stops.</p>`;
  }
  const { message, view } = opened;
  return html`<article>
<p class="back"><a href="/">All messages</a></p>
<h2>${message.subject || "(no subject)"}</h2>
<dl>
<div><dt>From</dt><dd>${message.from ? person(message.from) : "nobody"}</dd></div>
<div><dt>To</dt><dd>${message.to.map(person).join(", ")}${elsewhere(message)}</dd></div>
<div><dt>Received</dt><dd>${time(message.receivedAt, longTime)}</dd></div>
${message.attachments.length > 0 ? files(message) : null}</dl>
<nav class="views" aria-label="Views of the message">${offered(message).map((each) => tab(message, each, view))}</nav>
${content(message, view)}
</article>`;
}

/** The views that a message has something to show in. */
export function offered({ html: rich, text }: ReceivedMessage): View[] {
  return views.filter((view) => (view === "html" ? rich !== null : view === "text" ? text !== null : true));
}

const viewNames: Record<View, string> = { html: "HTML", text: "Text", headers: "Headers", source: "Source" };

function tab({ id }: ReceivedMessage, view: View, current: View): Markup {
  const here = view === current ? html` aria-current="page"` : null;
  return html`<a href="/messages/${id}?view=${view}"${here}>${viewNames[view]}</a>`;
}

function content(message: ReceivedMessage, view: View): Markup {
  switch (view) {
    case "html":
      // No script runs in the frame, nor has it an origin; its links open in a tab of their own.
      return html`<iframe title="The message" src="/messages/${message.id}/html"
sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
    case "text":
      return html`<pre tabindex="0">${message.text}</pre>`;
    case "headers":
      return html`<dl class="headers">${message.headers.map(
        ({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
      )}</dl>`;
    case "source":
      return html`<pre tabindex="0">${message.source}</pre>`;
  }
}

function files(message: ReceivedMessage): Markup {
  const links = message.attachments.map(
    ({ name }, place) => html`<a href="${attachmentPath(message, place)}" download>${name}</a> `,
  );
  return html`<div><dt>Files</dt><dd>${links}</dd></div>
`;
}

/** Where a file that came with a message is. */
export function attachmentPath({ id }: ReceivedMessage, place: number): string {
  return `/messages/${id}/attachments/${place}`;
}

function elsewhere({ to, recipients }: ReceivedMessage): string {
  const named = new Set(to.map(({ address }) => address));
  const others = recipients.filter((recipient) => !named.has(recipient));
  return others.length > 0 ? ` (sent to ${others.join(", ")})` : "";
}

function person({ name, address }: { name: string; address: string }): string {
  return name ? `${name} <${address}>` : address;
}

const shortTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const longTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium" });

function time(iso: string, format: Intl.DateTimeFormat): Markup {
  return html`<time datetime="${iso}">${format.format(new Date(iso))}</time>`;
}
