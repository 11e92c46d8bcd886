import { once } from "node:events";
import { type IncomingMessage, type RequestOptions, request } from "node:http";
import { createServer } from "node:net";
import type { Message } from "@foyer/mailer/mailer";
import { smtpMailer } from "@foyer/mailer/smtp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createInbox, largestMessage } from "./inbox.ts";
import { type Mailbox, startMailbox } from "./mailbox.ts";

const anyPorts = { host: "127.0.0.1", smtpPort: 0, httpPort: 0 };
const invitation: Message = {
  from: { name: "Acme", address: "invitations@acme.example" },
  to: { name: "Grace Hopper", address: "grace@example.com" },
  subject: "Ada invites you to join Acme",
  html: '<html><head></head><body><p>Welcome, <a href="https://foyer.example/accept#abc">open</a></p></body></html>',
  text: "Welcome\n\nhttps://foyer.example/accept#abc",
  messageId: "0192aa-1@foyer.example",
};

let mailbox: Mailbox;
beforeEach(async () => {
  mailbox = await startMailbox(anyPorts);
});
afterEach(async () => {
  await mailbox.close();
});

async function send(changes: Partial<Message> = {}): Promise<void> {
  const mailer = smtpMailer({ url: mailbox.smtpUrl });
  await mailer.send({ ...invitation, ...changes });
  await mailer.close();
}

async function get(path: string): Promise<string> {
  const response = await fetch(mailbox.url + path);
  expect(response.status).toBe(200);
  return response.text();
}

describe("a message sent over SMTP [S0.9]", () => {
  test("is there for programs, with everything it says", async () => {
    await send();
    const { messages } = JSON.parse(await get("/api/messages"));
    expect(messages).toEqual([
      {
        id: "1",
        from: invitation.from,
        to: [invitation.to],
        recipients: ["grace@example.com"],
        subject: invitation.subject,
        messageId: invitation.messageId,
        receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    const message = JSON.parse(await get("/api/messages/1"));
    expect(message).toMatchObject(messages[0]);
    expect(message.text.trim()).toBe(invitation.text);
    expect(message.html.trim()).toBe(invitation.html);
    expect(message.headers).toContainEqual({ name: "Auto-Submitted", value: "auto-generated" });
    expect(message.source).toContain("Message-ID: <0192aa-1@foyer.example>");
  });

  test("is there for people: in the list, newest first, and on a page with its views", async () => {
    await send();
    await send({ subject: "The second one" });
    const list = await get("/");
    expect(list.indexOf("The second one")).toBeGreaterThan(0);
    expect(list.indexOf("The second one")).toBeLessThan(list.indexOf(invitation.subject));
    expect(list).toContain("2 messages");

    const page = await get("/messages/1");
    expect(page).toContain("Grace Hopper &lt;grace@example.com&gt;");
    expect(page).toContain('src="/messages/1/html"');
    expect(await get("/messages/1?view=text")).toContain("https://foyer.example/accept#abc");
    expect(await get("/messages/1?view=headers")).toContain("auto-generated");
    expect(await get("/messages/1?view=source")).toContain("Message-ID: &lt;0192aa-1@foyer.example&gt;");
  });

  test("brings its files, for programs and for people, as nothing but files", async () => {
    const content = "BEGIN:VCALENDAR\r\nSUMMARY:Größe\r\nEND:VCALENDAR\r\n";
    await send({ calendar: { method: "REQUEST", filename: "summer-party.ics", content } });
    const path = "/messages/1/attachments/0";
    const { attachments } = JSON.parse(await get("/api/messages/1"));
    // The parser ends the lines of a calendar in its own way.
    const kept = content.replaceAll("\r\n", "\n");
    const bytes = Buffer.byteLength(kept);
    expect(attachments).toEqual([{ name: "summer-party.ics", type: "application/ics", bytes, path }]);
    expect(await get("/messages/1")).toContain(`<a href="${path}" download>summer-party.ics</a>`);
    const response = await fetch(mailbox.url + path);
    expect(await response.text()).toBe(kept);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''summer-party.ics");
    expect((await fetch(`${mailbox.url}/messages/1/attachments/1`)).status).toBe(404);
  });

  test("is announced to open pages, which then fetch the list", async () => {
    const { body } = await fetch(`${mailbox.url}/changes`);
    const changes = body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await changes?.read())?.value).toBe("data: changed\n\n");
    await send();
    expect((await changes?.read())?.value).toBe("data: changed\n\n");
    expect(await get("/list?selected=1")).toContain('aria-current="page"');
    await changes?.cancel();
  });

  test("goes with all others when they are deleted, by a program or by a person", async () => {
    await send();
    expect((await fetch(`${mailbox.url}/api/messages`, { method: "DELETE" })).status).toBe(204);
    expect(JSON.parse(await get("/api/messages"))).toEqual({ messages: [] });
    await send();
    const answer = await fetch(`${mailbox.url}/delete-all`, { method: "POST", redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    expect(await get("/")).toContain("No mail yet");
    expect((await fetch(`${mailbox.url}/api/messages/2`)).status).toBe(404);
    const gone = await fetch(`${mailbox.url}/messages/2`);
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining("This message is gone")]);
  });

  test("is refused when it is larger than the mailbox takes", async () => {
    await expect(send({ text: "x".repeat(largestMessage) })).rejects.toThrow(/^552/);
    expect(JSON.parse(await get("/api/messages"))).toEqual({ messages: [] });
  });
});

describe("a message is a stranger's", () => {
  const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&`;

  test("whatever it says, in any view, is text", async () => {
    await send({
      subject: hostile,
      from: { name: hostile, address: "eve@evil.example" },
      to: { name: hostile, address: "grace@example.com" },
      text: `</pre>${hostile}`,
      headers: { "X-Note": hostile },
    });
    for (const path of ["/", "/list", "/messages/1", "/messages/1?view=text", "/messages/1?view=headers"]) {
      const page = await get(path);
      expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
      expect(page).not.toMatch(/<script>|<img src=x|<\/pre>"/);
    }
    expect(await get("/messages/1?view=source")).not.toMatch(/<script>|<img src=x/);
    expect(await get(`/list?selected=${encodeURIComponent(hostile)}`)).not.toContain("<script>");
    expect(await get("/messages/1?view=__proto__")).toContain("<iframe");
  });

  test("its HTML runs nothing, loads nothing, and opens its links in other tabs", async () => {
    await send();
    const response = await fetch(`${mailbox.url}/messages/1/html`);
    const policy = response.headers.get("content-security-policy");
    expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await response.text()).toContain('<head><base target="_blank"></head>');
    expect(await get("/messages/1")).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  });

  test("no page of the mailbox is kept by a browser, framed by a site or open to inline scripts", async () => {
    await send();
    for (const path of ["/", "/messages/1", "/api/messages/1", "/list", "/nowhere"]) {
      const { headers } = await fetch(mailbox.url + path);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});

describe("other sites", () => {
  async function ask(options: RequestOptions): Promise<number | undefined> {
    const asked = request(mailbox.url, options).end();
    const [response]: IncomingMessage[] = await once(asked, "response");
    response?.resume();
    return response?.statusCode;
  }

  test("a name on the Internet that points here reads nothing (DNS rebinding)", async () => {
    const { port } = new URL(mailbox.url);
    const paths = ["/", "/api/messages", "/changes", "/mailbox.js", "/messages/1/html"];
    for (const host of [
      `evil.example:${port}`,
      "localhost.evil.example",
      "127.0.0.1.evil.example",
      "[::2]",
    ]) {
      for (const path of paths) expect(await ask({ path, headers: { host } })).toBe(403);
    }
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, "[::1]", "LOCALHOST"]) {
      expect(await ask({ path: "/api/messages", headers: { host } })).toBe(200);
    }
  });

  test("a page of another site deletes nothing", async () => {
    await send();
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://localhost:1" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]) {
      expect(await ask({ method: "POST", path: "/delete-all", headers })).toBe(403);
      expect(await ask({ method: "DELETE", path: "/api/messages", headers })).toBe(403);
    }
    expect(await ask({ method: "GET", path: "/delete-all" })).toBe(405);
    expect(JSON.parse(await get("/api/messages")).messages).toHaveLength(1);
    const origin = mailbox.url;
    expect(await ask({ method: "POST", path: "/delete-all", headers: { origin } })).toBe(303);
  });

  test.each([
    "//",
    "/messages/../../etc",
    "/api/messages/1%00",
    "http://[",
    "/messages/99999999999999999999",
  ])("%j leads nowhere", async (path) => {
    expect(await ask({ path })).toBe(404);
  });
});

describe("starting", () => {
  test("a taken port is told with the system's code, and nothing is left listening", async () => {
    const { port } = new URL(mailbox.url);
    const free = await freePort();
    const second = startMailbox({ ...anyPorts, smtpPort: free, httpPort: Number(port) });
    await expect(second).rejects.toMatchObject({ code: "EADDRINUSE", port: Number(port) });
    const third = await startMailbox({ ...anyPorts, smtpPort: free });
    expect(third.smtpUrl).toBe(`smtp://127.0.0.1:${free}`);
    await third.close();
    const taken = Number(new URL(mailbox.smtpUrl).port);
    await expect(startMailbox({ ...anyPorts, smtpPort: taken })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });

  test("closing ends at once, with pages and mailers still connected", async () => {
    const page = await fetch(`${mailbox.url}/changes`);
    const mailer = smtpMailer({ url: mailbox.smtpUrl });
    await mailer.send(invitation);
    await mailbox.close();
    await expect(page.text()).rejects.toThrow("terminated");
    await expect(mailer.send(invitation)).rejects.toMatchObject({ permanent: false });
    await mailer.close();
  });
});

describe("memory", () => {
  const receivedAt = new Date();
  const source = (subject: string, padding = 0) =>
    Buffer.from(`Subject: ${subject}\r\n\r\nHello${" ".repeat(padding)}`);

  test("the newest 500 stay", async () => {
    const inbox = createInbox();
    for (let number = 1; number <= 505; number += 1) {
      await inbox.add({ source: source(`m${number}`), recipients: [], receivedAt });
    }
    const subjects = inbox.list().map(({ subject }) => subject);
    expect(subjects).toHaveLength(500);
    expect([subjects[0], subjects.at(-1)]).toEqual(["m505", "m6"]);
    expect(await inbox.find("5")).toBeNull();
    expect(await inbox.find("6")).toMatchObject({ subject: "m6" });
  });

  test("fewer stay when they are large", async () => {
    const inbox = createInbox();
    for (let number = 1; number <= 25; number += 1) {
      await inbox.add({ source: source(`m${number}`, largestMessage - 100), recipients: [], receivedAt });
    }
    expect(inbox.list().length).toBeLessThanOrEqual(20);
    expect(inbox.list()[0]?.subject).toBe("m25");
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return address !== null && typeof address === "object" ? address.port : 0;
}
