import { fromNowhere } from "@foyer/domain/context";
import { type Account, password } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import type { InjectOptions } from "fastify";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { testApp } from "../../test/test-app.ts";
import { cookieIn, restRequest, routeOf, trpcRequest } from "../../test/visitor.ts";
import { openLog } from "../log.ts";

const foyer = testFoyer();
const lines: string[] = [];
const log = openLog("info", { write: (line) => void lines.push(line) });
const app = testApp(() => ({ services: foyer.services, log }));

beforeEach(() => void lines.splice(0));

const wrong = "certainly not the right one";
const badKey = `foyer_${"x".repeat(43)}`;
const refused = { level: "info", msg: "refused" };

/** What was logged, without the time. */
function logged() {
  return lines.map((line) => {
    const { time: _, ...rest } = z.looseObject({}).parse(JSON.parse(line));
    return rest;
  });
}

let count = 0;
/** An address of which nobody has counted anything. */
const anotherAddress = () => `192.0.2.${(count += 1)}`;

describe.each([
  ["REST", restRequest, "/api/"],
  ["tRPC", trpcRequest, "/trpc/"],
] as const)("the log of what is refused over %s (ASVS 5.0 16.3)", (_, requestOf, prefix) => {
  const route = expect.stringContaining(prefix);

  /** Calls a procedure; answers also the secrets that came along. */
  async function ask(
    procedure: string,
    input: Input,
    { account, headers, ip = anotherAddress() }: Asking = {},
  ) {
    const cookie = account && cookieIn(await foyer.services.sessions.start(account.userId, fromNowhere));
    const answer = await app().inject({
      ...requestOf(routeOf(procedure), input),
      remoteAddress: ip,
      headers: { origin: "https://foyer.example", ...(cookie !== undefined && { cookie }), ...headers },
    });
    const secrets = [
      password,
      wrong,
      badKey,
      ...(cookie !== undefined ? [cookie, cookie.split("=")[1]] : []),
    ];
    for (const secret of secrets) expect(lines.join("")).not.toContain(secret);
    return { answer, ip };
  }

  test("an act that somebody may not do, with who and from where", async () => {
    const account = await foyer.member();
    const { organizationId, userId } = account;
    const procedure = "organizations.update";
    const { answer, ip } = await ask(procedure, { organizationId, name: "Mine" }, { account });
    expect(answer.statusCode).toBe(403);
    expect(logged()).toEqual([{ ...refused, reason: "forbidden", procedure, route, ip, userId }]);
  });

  test("a wrong password, of whoever is signed in and of whoever is not, without the address they typed", async () => {
    const account = await foyer.stranger();
    const { email, userId } = account;
    const passwords = { currentPassword: wrong, newPassword: password };
    const known = await ask("account.changePassword", passwords, { account });
    const unknown = await ask("auth.signIn", { email, password: wrong });
    expect(logged()).toEqual([
      {
        ...refused,
        reason: "invalid_credentials",
        procedure: "account.changePassword",
        route,
        ip: known.ip,
        userId,
      },
      { ...refused, reason: "invalid_credentials", procedure: "auth.signIn", route, ip: unknown.ip },
    ]);
    expect(lines.join("")).not.toContain(email);
    expect([unknown.answer.statusCode, unknown.answer.headers["www-authenticate"]]).toEqual([401, "Bearer"]);
  });

  test("a limit that is reached and a guard that makes wait, whose answers say how long", async () => {
    const [ip, email] = [anotherAddress(), foyer.address()];
    await foyer.sql`
      INSERT INTO rate_limits VALUES (${`verify_mfa:${ip}`}, 300, (EXTRACT(EPOCH FROM now()) + 60) * 1000)`;
    await foyer.sql`INSERT INTO throttles VALUES (${`password:${email}`}, 200, now())`;
    const limited = await ask("auth.verifyMfa", { code: "123456" }, { ip });
    const locked = await ask("auth.signIn", { email, password });
    expect(logged()).toEqual([
      { ...refused, reason: "rate_limited", procedure: "auth.verifyMfa", route, ip },
      { ...refused, reason: "account_locked", procedure: "auth.signIn", route, ip: locked.ip },
    ]);
    for (const { answer } of [limited, locked]) {
      expect(answer.statusCode).toBe(429);
      expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
    }
  });

  test("a key that is none, but nobody whose session has merely ended", async () => {
    const { answer, ip } = await ask(
      "account.profile",
      {},
      { headers: { authorization: `Bearer ${badKey}` } },
    );
    expect([answer.statusCode, answer.headers["www-authenticate"]]).toEqual([401, "Bearer"]);
    expect(logged()).toEqual([expect.objectContaining({ ...refused, reason: "unauthenticated", route, ip })]);
    await ask("account.profile", {});
    expect(lines).toHaveLength(1);
  });

  test("another site that acts in somebody's name, before anybody looks whose (CSRF)", async () => {
    const account = await foyer.stranger();
    const headers = { origin: "https://evil.example" };
    const { answer, ip } = await ask("auth.signOut", {}, { account, headers });
    expect(answer.statusCode).toBe(403);
    expect(logged()).toEqual([{ ...refused, reason: "forbidden", route, ip }]);
  });

  test("and no mistakes: what is not there, and what makes no sense", async () => {
    const account = await foyer.owner();
    await ask("organizations.get", { organizationId: crypto.randomUUID() }, { account });
    await ask("organizations.create", { name: "" }, { account });
    expect(lines).toEqual([]);
  });
});

type Input = Readonly<Record<string, unknown>>;
type Asking = {
  readonly account?: Pick<Account, "userId">;
  readonly headers?: InjectOptions["headers"];
  readonly ip?: string;
};
