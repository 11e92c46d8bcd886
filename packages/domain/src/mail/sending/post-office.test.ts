import { MailFailure, type Message } from "@foyer/mailer/mailer";
import type { ProviderSettings } from "@foyer/mailer/provider-settings";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deriveKeys } from "../../keys.ts";
import { type ChosenWay, openPostOffice, type PostOffice } from "./post-office.ts";

const message: Message = {
  from: { name: "Acme", address: "hello@acme.example" },
  to: { address: "grace@example.com" },
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  messageId: "1@foyer.example",
};

let opened: string[];
let closed: string[];
/** What holds messages up. */
let busy: Promise<void>;
let office: PostOffice;

const nameOf = (settings: ProviderSettings | null) =>
  settings?.provider === "smtp" ? settings.host : (settings?.provider ?? "server");

const keys = deriveKeys(["a secret of thirty-two characters or more"]);
const mail = {
  serverDefault: { provider: "smtp", from: { name: "Foyer", address: "foyer@example.com" } },
  returnAddress: null,
  webhookSecret: null,
  async open(settings: ProviderSettings | null) {
    const name = nameOf(settings);
    if (name === "broken.example") throw new Error("ca = -----BEGIN, secret and all");
    opened.push(name);
    return {
      send: async () => {
        await busy;
        return { reply: `250 by ${name}` };
      },
      check: async () => {},
      close: async () => void closed.push(name),
    };
  },
} as const;

beforeEach(() => {
  [opened, closed, busy] = [[], [], Promise.resolve()];
  office = openPostOffice({ keys, mail }, { most: 3 });
});
afterEach(() => office.close());

function chosen(organization: number, host: string, version = 1): ChosenWay {
  return {
    organizationId: `00000000-0000-7000-8000-${String(organization).padStart(12, "0")}`,
    version,
    provider: "smtp",
    settings: {
      smtp: { host, port: 587, security: "starttls", username: null, perMinute: null, oauth2: null },
    },
    sealedSecrets: null,
  };
}

describe("a post office", () => {
  test("opens each way once, and the server's for everybody who has chosen none", async () => {
    for (const way of [null, null, chosen(1, "one.example"), chosen(1, "one.example")])
      await office.wayOut(way).send(message);
    expect(opened).toEqual(["server", "one.example"]);
  });

  test("closes what is out of date, when whoever is there has been served", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    busy = promise;
    const before = office.wayOut(chosen(1, "one.example")).send(message);
    await new Promise(setImmediate);
    const after = office.wayOut(chosen(1, "two.example", 2)).send(message);
    await new Promise(setImmediate);
    expect(closed).toEqual([]);
    resolve();
    expect([await before, await after]).toEqual([
      { reply: "250 by one.example" },
      { reply: "250 by two.example" },
    ]);
    await expect.poll(() => closed).toEqual(["one.example"]);
  });

  test("keeps few of ten thousand organizations' ways open: the one goes that was not used for longest", async () => {
    for (const number of [1, 2, 3, 1, 4]) {
      await office.wayOut(chosen(number, `${number}.example`)).send(message);
    }
    await expect.poll(() => closed).toEqual(["2.example"]);
    await office.wayOut(chosen(1, "1.example")).send(message);
    expect(opened).toEqual(["1.example", "2.example", "3.example", "4.example"]);
  });

  test("says that a way can't be opened without repeating what was entered, and tries again", async () => {
    for (let number = 0; number < 2; number++) {
      const failed = await office
        .wayOut(chosen(1, "broken.example"))
        .send(message)
        .catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(MailFailure);
      expect(failed).toMatchObject({ permanent: false, reply: expect.not.stringContaining("secret") });
    }
  });

  test("paces Exchange Online as Microsoft does, unless told otherwise, and nobody else", async () => {
    const pace = (perMinute: number | null) =>
      office.wayOut({
        ...chosen(1, "one.example"),
        settings: {
          smtp: { host: "one.example", port: 25, security: "tls", username: null, perMinute, oauth2: null },
        },
      }).perMinute;
    expect([pace(null), pace(5)]).toEqual([null, 5]);
    const office365 = openPostOffice({
      keys,
      mail: { ...mail, serverDefault: { ...mail.serverDefault, provider: "office365" } },
    });
    expect(office365.wayOut(null).perMinute).toBe(30);
    await office365.close();
  });
});
