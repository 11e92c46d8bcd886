import type { Person } from "@foyer/testing/factories";
import {
  exchange,
  gmail,
  outOfOffice,
  postfix,
  postfixDelay,
  type ReportFor,
  refusedAsSpam,
} from "@foyer/testing/mail-servers/delivery-reports";
import { testFoyer } from "@foyer/testing/test-foyer";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Services } from "../../context.ts";
import { readReport } from "./read-report.ts";
import { returnPathOf } from "./return-path.ts";
import { takeReport } from "./take-report.ts";

const foyer = testFoyer();
let owner: Person;
let services: Services;
beforeAll(async () => {
  owner = await foyer.owner();
  services = {
    ...foyer.services,
    mail: { ...foyer.services.mail, returnAddress: "bounces@example.com" },
  };
});

describe("a report of failed delivery is understood as it is written by [S1.5, S3.6]", () => {
  test.each<[string, ReportFor, string, string]>([
    ["Postfix", postfix, "5.1.1", "Recipient address rejected: User unknown"],
    ["Exchange", exchange, "5.1.10", "RESOLVER.ADR.RecipientNotFound"],
    ["Gmail", gmail, "5.2.1", "The email account that you tried to reach is inactive."],
  ])("%s", async (_, report, status, words) => {
    const { deliveryId, to, email } = await sent();
    expect(await readReport(bytes(report(to, email)))).toMatchObject({
      action: "failed",
      status,
      recipients: expect.arrayContaining([email]),
    });
    expect(await takeReport(services, bytes(report(to, email)))).toBe("bounced");
    const row = await rowOf(deliveryId);
    expect(row).toMatchObject({ status: "bounced", detail: expect.stringContaining(words) });
    expect(await suppressionsOf(deliveryId)).toEqual([{ reason: "bounced" }]);
    // Read again by another worker, or because the mark in the mailbox was lost.
    await takeReport(services, bytes(report(to, email)));
    expect(await rowOf(deliveryId)).toEqual(row);
  });

  test("and with the line ends of the wire", async () => {
    const { deliveryId, to, email } = await sent();
    expect(await takeReport(services, bytes(postfix(to, email).replaceAll("\n", "\r\n")))).toBe("bounced");
    expect(await rowOf(deliveryId)).toMatchObject({ status: "bounced" });
  });
});

test("a report of a delay is told, and what was refused as spam bars no address", async () => {
  const [later, spam] = [await sent(), await sent()];
  expect(await takeReport(services, bytes(postfixDelay(later.to, later.email)))).toBe("delayed");
  expect(await rowOf(later.deliveryId)).toMatchObject({
    status: "sent",
    detail: expect.stringContaining("Connection timed out"),
  });
  expect(await takeReport(services, bytes(refusedAsSpam(spam.to, spam.email)))).toBe("bounced");
  expect(await rowOf(spam.deliveryId)).toMatchObject({
    status: "bounced",
    detail: "550 5.7.1 Message looks like spam",
  });
  expect(await suppressionsOf(spam.deliveryId)).toEqual([]);
});

describe("what is no report of ours changes nothing", () => {
  test.each<[string, (to: string, email: string, other: string) => string]>([
    [
      "a forged signature",
      (to, email) => postfix(to.replace(/-[0-9a-f]{16}@/, `-${"0".repeat(16)}@`), email),
    ],
    [
      "somebody else's id under a signature of one's own",
      (to, email, other) => postfix(mixed(to, other), email),
    ],
    ["an address that stands in its text alone", (to, email) => postfix("bounces@example.com", email) + to],
    ["an answer by a person's machine", outOfOffice],
    [
      "a report without its parts",
      (to) => `To: ${to}\nContent-Type: multipart/report; report-type=delivery-status\n\nno`,
    ],
    [
      "a report without recipients",
      (to, email) => postfix(to, email).replace(/Final-Recipient[^]*?table\n\n--/, "Nothing: here\n\n--"),
    ],
    [
      "a report that is forwarded as an attachment",
      (to, email) => forwarded(to, postfix("x@example.com", email)),
    ],
    ["nothing", () => ""],
  ])("%s", async (_, write) => {
    const [{ deliveryId, to, email }, other] = [await sent(), await sent()];
    expect(await takeReport(services, bytes(write(to, email, other.to)))).toBe("ignored");
    for (const id of [deliveryId, other.deliveryId])
      expect(await rowOf(id)).toMatchObject({ status: "sent" });
  });

  test("nor does it in an installation that has no mailbox for reports", async () => {
    const { deliveryId, to, email } = await sent();
    expect(await takeReport(foyer.services, bytes(postfix(to, email)))).toBe("ignored");
    expect(await rowOf(deliveryId)).toMatchObject({ status: "sent" });
  });

  test("whatever bytes it has: reading ends, and breaks nothing", async () => {
    const report = bytes(postfix("bounces@example.com", "ada@example.org"));
    const mutated = fc
      .tuple(fc.nat(report.length), fc.uint8Array({ maxLength: 40 }))
      .map(([place, noise]) => Buffer.concat([report.subarray(0, place), noise, report.subarray(place)]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, fc.uint8Array({ maxLength: 400 })), async (source) => {
        await readReport(source);
      }),
      { numRuns: 200 },
    );
  });

  test("nests without end, or is all boundaries: it is done with soon", async () => {
    const nested = Array.from(
      { length: 500 },
      (_, depth) =>
        `Content-Type: multipart/report; report-type=delivery-status; boundary=b${depth}\n\n--b${depth}\n`,
    );
    expect(await readReport(bytes(nested.join("")))).toBeNull();
    const boundaries = `Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n${"--b\n\n".repeat(10_000)}`;
    expect(await readReport(bytes(boundaries))).toBeNull();
    const groups = postfix("x@example.com", "y@example.com").replace(
      "Arrival-Date",
      `${"\n\nA: b".repeat(10_000)}\n\nX`,
    );
    await readReport(bytes(groups));
  });

  // Each of them would take a second or more.
  test("is all lines: whoever writes to the mailbox holds nobody up, with an address of ours or without", {
    timeout: 20_000,
  }, async () => {
    const { deliveryId, to } = await sent();
    const lines = (address: string) =>
      bytes(`To: ${address}\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n
--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a${"\n".repeat(250_000)}`);
    for (let mail = 0; mail < 15; mail += 1) {
      expect(await takeReport(services, lines(to))).toBe("ignored");
      expect(await takeReport(services, lines("bounces@example.com"))).toBe("ignored");
    }
    expect(await rowOf(deliveryId)).toMatchObject({ status: "sent" });
  });
});

async function sent() {
  const { id, email } = await foyer.invitation({ by: owner });
  const [row] = await foyer.sql<{ id: string }>`
    UPDATE deliveries SET status = 'sent', attempts = 1, detail = '250 taken' WHERE invitation_id = ${id} RETURNING id`;
  const deliveryId = row?.id ?? "";
  return { deliveryId, email, to: returnPathOf(services, deliveryId) ?? "" };
}

function mixed(to: string, other: string): string {
  return to.replace(/\+[0-9a-f]{32}/, /\+[0-9a-f]{32}/.exec(other)?.[0] ?? "");
}

function forwarded(to: string, report: string): string {
  return `To: ${to}\nContent-Type: multipart/mixed; boundary=f\n\n--f\nContent-Type: message/rfc822\n\n${report}\n--f--\n`;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function rowOf(deliveryId: string) {
  const [row] = await foyer.sql`SELECT status, detail, changed_at FROM deliveries WHERE id = ${deliveryId}`;
  return row;
}

async function suppressionsOf(deliveryId: string) {
  return foyer.sql`
    SELECT s.reason FROM suppressions s JOIN deliveries d ON d.invitation_id = s.invitation_id WHERE d.id = ${deliveryId}`;
}
