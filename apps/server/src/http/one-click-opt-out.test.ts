import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { testApp } from "../../test/test-app.ts";
import { visitorOf } from "../../test/visitor.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

const form = "application/x-www-form-urlencoded";
const click = (token: string, headers = {}, payload = "List-Unsubscribe=One-Click") =>
  app().inject({
    method: "POST",
    url: `/opt-out/${token}`,
    headers: { "content-type": form, ...headers },
    payload,
  });

const invited = async () => {
  const { id, email, organizationId } = await foyer.invitation();
  return { id, email, organizationId, token: foyer.optOutOf(id) };
};
const wishes = (organizationId: string) =>
  foyer.sql`SELECT reason FROM suppressions WHERE organization_id = ${organizationId}::uuid`;

test("one click of a mail client ends further invitations, without cookie, page or redirect [S3.10]", async () => {
  const { token, organizationId, id } = await invited();
  for (let time = 0; time < 2; time++) {
    const answer = await click(token);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
    });
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(answer.body).toMatch(/^You will get no more invitations from Organization \d+\.\n$/);
  }
  expect(await wishes(organizationId)).toEqual([{ reason: "unsubscribed" }]);
  expect(
    await foyer.sql`
    SELECT actor_id, host(ip) AS ip FROM audit_entries
    WHERE subject_id = ${id}::uuid AND act = 'invitation.unsubscribed'`,
  ).toEqual([{ actor_id: null, ip: "127.0.0.1" }]);
});

test("the click may come as a form in parts, and from a mail client's own site; whoever is signed in there is not asked", async () => {
  const { token, organizationId } = await invited();
  const owner = await foyer.owner();
  const visitor = await visitorOf(app(), { services: foyer.services, account: owner });
  const boundary = "--parts";
  const { status } = await visitor.ask({
    method: "POST",
    url: `/opt-out/${token}`,
    headers: { "content-type": `multipart/form-data; boundary=${boundary}`, origin: "https://mail.example" },
    payload: `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`,
  });
  expect(status).toBe(200);
  expect(await wishes(organizationId)).toHaveLength(1);
  expect(await foyer.sql`SELECT 1 FROM audit_entries WHERE actor_id = ${owner.userId}::uuid`).toEqual([]);
});

test.each(["GET", "HEAD"] as const)(
  "a scanner that follows the link by %s changes nothing, and is led to the page",
  async (method) => {
    const { token, organizationId } = await invited();
    const answer = await app().inject({ method, url: `/opt-out/${token}` });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers).toMatchObject({ location: `/opt-out#${token}`, "cache-control": "no-store" });
    expect(await wishes(organizationId)).toEqual([]);
    const page = await app().inject({ method: "GET", url: "/opt-out" });
    expect([page.statusCode, page.body]).toEqual([
      200,
      expect.stringContaining("<title>Your invitation</title>"),
    ]);
  },
);

test.each([
  ["/%2Fevil.example", "/opt-out#%2Fevil.example"],
  ["/%0d%0aset-cookie:%20a=b", "/opt-out#%0D%0Aset-cookie%3A%20a%3Db"],
  ["/%5Cevil", "/opt-out#%5Cevil"],
])("whatever stands in the link leads nowhere else: %s", async (path, location) => {
  const answer = await app().inject({ url: `/opt-out${path}` });
  expect(answer.headers).toMatchObject({ location });
  expect(answer.headers["set-cookie"]).toBeUndefined();
});

test.each([
  ["nothing", ""],
  ["another wish", "List-Unsubscribe=Perhaps"],
  ["JSON", '{"List-Unsubscribe":"One-Click"}'],
  ["a million letters", "x".repeat(1_000_000)],
])("a form that says %s ends nothing", async (_, payload) => {
  const { token, organizationId } = await invited();
  expect([400, 413]).toContain((await click(token, {}, payload)).statusCode);
  expect(await wishes(organizationId)).toEqual([]);
});

test("a link that Foyer never made ends nothing, and guesses are counted [S3.11]", async () => {
  const { id, organizationId } = await invited();
  for (const token of [foyer.linkOf(id), "of-nobody", foyer.optOutOf(crypto.randomUUID())])
    expect((await click(token)).statusCode).toBe(404);
  expect(await wishes(organizationId)).toEqual([]);
  await foyer.sql`UPDATE rate_limits SET points = 60 WHERE key = 'bad_link:127.0.0.1'`;
  const refused = await click("of-nobody-else");
  expect(refused.statusCode).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
});

test("a form to any other address is still refused", async () => {
  for (const url of ["/opt-out", "/api/auth/sign-out", "/trpc/auth.signOut"]) {
    const answer = await app().inject({
      method: "POST",
      url,
      headers: { "content-type": form },
      payload: "a=b",
    });
    expect(answer.statusCode).toBe(415);
  }
});
