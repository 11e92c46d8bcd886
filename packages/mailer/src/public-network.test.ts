import type { LookupAddress } from "node:dns";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type TcpNetConnectOpts } from "node:net";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { openMailer } from "./open-mailer.ts";
import { connectPublicly, isPublicAddress, NotPublic } from "./public-network.ts";
import { message } from "./test-message.ts";

describe("an address of a private network is told from a public one [S3.10]", () => {
  test.each([
    "0.0.0.0",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::FFFF:10.0.0.1",
    "0:0:0:0:0:ffff:c0a8:0101",
    "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::10.0.0.1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1%eth0",
    "fec0::1",
    "ff02::1",
    "localhost",
    "127.1",
    "0x7f000001",
    "2130706433",
    "",
  ])("%j is not", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each([
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.169.0.0",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001::1",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
  ])("%s is", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test("however an IPv4 address is written inside IPv6, it is judged as itself", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        for (const around of ["::ffff:", "64:ff9b::", "0:0:0:0:0:FFFF:"]) {
          expect(isPublicAddress(`${around}${address}`)).toBe(isPublicAddress(address));
          expect(isPublicAddress(`${around}${hex}`)).toBe(isPublicAddress(address));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a connection to a host that somebody has entered [S3.10]", () => {
  const publicOne = { address: "93.184.216.34", family: 4 };

  test.each([
    ["this machine", [{ address: "127.0.0.1", family: 4 }]],
    ["one of several on this network", [publicOne, { address: "10.0.0.5", family: 4 }]],
    ["nowhere", []],
  ])("is refused where the name leads to %s, without naming the address", async (_what, addresses) => {
    const { error, opened } = await tried(async () => addresses);
    expect(error).toBeInstanceOf(NotPublic);
    expect(String(error)).toContain("mail.evil.example is not a host of the public internet");
    expect(String(error)).not.toMatch(/127|10\.0/);
    expect(opened).toEqual([]);
  });

  test("goes to the address that was looked at, whatever the name says a moment later (DNS rebinding)", async () => {
    let lookups = 0;
    const { opened } = await tried(async () => {
      lookups += 1;
      return lookups === 1 ? [publicOne] : [{ address: "127.0.0.1", family: 4 }];
    });
    expect(opened).toHaveLength(1);
    expect(await lookedUp(opened[0], true)).toEqual([publicOne]);
    expect(await lookedUp(opened[0], false)).toEqual(publicOne.address);
    expect(lookups).toBe(1);
    // TLS asks for this name.
    expect(opened[0]?.host).toBe("mail.evil.example");
  });

  test("does not wait for a name server for ever", async () => {
    const { error } = await tried(() => new Promise(() => {}), 20);
    expect(String(error)).toContain("no connection within 0.02 seconds");
  });

  test("holds no thread that other names are looked up in, however long its name server takes", async () => {
    const end = connectPublicly({ host: "mail.evil.invalid", port: 25, patience: 20 });
    expect(process.getActiveResourcesInfo()).not.toContain("GetAddrInfoReqWrap");
    await expect(end).rejects.toThrow(/queryA|no connection/);
  });

  test.each(["127.0.0.1", "localhost", "::1", "127.1", "0x7f000001", "::ffff:127.0.0.1"])(
    "%s, as an organization's mail server, is told from the public internet before anything is sent",
    async (host) => {
      let visits = 0;
      const server = createServer((socket) => {
        visits += 1;
        socket.destroy();
      });
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      onTestFinished(() => void server.close());
      const { port } = address(server.address());
      const mailer = openMailer(
        { provider: "smtp", host, port, security: "opportunistic", signIn: null },
        { network: "public" },
      );
      onTestFinished(() => mailer.close());
      const refusal = {
        permanent: false,
        reply: expect.stringMatching(/not a host of the public internet|ENOTFOUND/),
      };
      await expect(mailer.check()).rejects.toMatchObject(refusal);
      await expect(mailer.send(message)).rejects.toMatchObject(refusal);
      expect(visits).toBe(0);
    },
  );
});

/** What comes of a connection, and what would have been connected to. */
async function tried(resolve: (host: string) => Promise<readonly LookupAddress[]>, patience = 5_000) {
  const opened: TcpNetConnectOpts[] = [];
  const silent = createServer();
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  onTestFinished(() => void silent.close());
  const error: unknown = await connectPublicly({
    host: "mail.evil.example",
    port: 25,
    patience,
    resolve,
    connect(options) {
      opened.push(options);
      return connect(address(silent.address()).port, "127.0.0.1");
    },
  }).then(
    (socket) => socket.destroy() && null,
    (reason: unknown) => reason,
  );
  return { error, opened };
}

function lookedUp(options: TcpNetConnectOpts | undefined, all: boolean): Promise<unknown> {
  return new Promise((resolve) => {
    options?.lookup?.("mail.evil.example", { all }, (_error, found) => resolve(found));
  });
}

function address(of: string | AddressInfo | null): AddressInfo {
  if (of === null || typeof of === "string") throw new Error("It does not listen.");
  return of;
}
