import { expect, test } from "vitest";
import { Refusal } from "../call.ts";
import { type OptOutVisit, refused, told } from "./opt-out-visit.ts";

const optOut = { organization: { name: "Analytical Engines" }, email: "ada@example.com", isOptedOut: false };
const optedOut = { ...optOut, isOptedOut: true };
const loading: OptOutVisit = { at: "loading" };

test("whoever comes is asked, unless they have said so before [S3.10]", () => {
  expect(told(loading, optOut)).toMatchObject({ at: "ask", acting: false, refusal: null });
  expect(told(loading, optedOut).at).toBe("done");
});

test("what was said can be taken back, and said again", () => {
  const done = told(told(loading, optOut), optedOut);
  expect(done.at).toBe("done");
  const undone = told(done, optOut);
  expect(undone.at).toBe("undone");
  expect(told(undone, optedOut).at).toBe("done");
});

test.each(["invitation_not_found", "not_found", "invalid_input"] as const)(
  "a link that the server does not know (%s) leads nowhere, also when it is found out late",
  (reason) => {
    expect(refused(loading, new Refusal(reason))).toEqual({ at: "unknown_link" });
    expect(refused(told(loading, optOut), new Refusal(reason))).toEqual({ at: "unknown_link" });
  },
);

test("a refusal stands beside the question, which stays", () => {
  const refusal = new Refusal("unreachable");
  expect(refused(told(loading, optOut), refusal)).toMatchObject({ at: "ask", refusal });
  expect(refused(loading, new Refusal("rate_limited", [], 40))).toEqual({
    at: "unreachable",
    retrying: false,
    waitSeconds: 40,
  });
});
