import { expect, test } from "vitest";
import { anInvitation, anInvitationToEvent } from "./an-invitation.ts";
import { type Call, Refusal } from "./call.ts";
import { createDoorkeeper } from "./doorkeeper.ts";
import type { Visit } from "./visit.ts";

const accepted = {
  kind: "organization",
  status: "accepted",
  redirectTo: "/o/1",
  signedIn: true,
  mfaEnrolmentRequired: false,
};
const wholly = { user: null, mfa: "nothing", organizations: [] };
const half = { ...wholly, mfa: "code" };
const guest = { name: "Ada", password: "a teapot under the window" };

/** A server that answers each procedure with what was written down for it, in order; the last answer stays. */
function aDoor(script: Record<string, unknown[]>) {
  const asked: [path: string, input: unknown][] = [];
  const seen: Visit[] = [];
  const call: Call = async (path, input) => {
    asked.push([path, input]);
    const answers = script[path] ?? [{}];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return JSON.parse(JSON.stringify(answer));
  };
  const fetched: string[] = [];
  const fetchScene = async (stage: string) => {
    const [answer] = script["chunk"] ?? [];
    if (answer instanceof Error) throw answer;
    fetched.push(stage);
  };
  const keeper = createDoorkeeper({ call, fetchScene }, "token", (visit) => seen.push(visit));
  return {
    keeper,
    asked,
    fetched,
    /** From now on nothing more of the page can be fetched. */
    loseChunks: () => (script["chunk"] = [new Refusal("unreachable")]),
    now: () => seen.at(-1),
    paths: () => asked.map(([path]) => path),
  };
}

test("one round trip shows the invitation; only then, and only once, it is noted as opened", async () => {
  const { keeper, now, asked } = aDoor({ "invitations.view": [anInvitation()] });
  await keeper.look();
  expect(now()).toMatchObject({ at: "invitation" });
  expect(asked).toEqual([
    ["invitations.view", { token: "token" }],
    ["invitations.recordOpened", { token: "token" }],
  ]);
});

test("an invitation that is no longer open is not noted as opened", async () => {
  const { keeper, paths } = aDoor({
    "invitations.view": [anInvitation({ status: "cancelled", canAccept: false })],
  });
  await keeper.look();
  expect(paths()).toEqual(["invitations.view"]);
});

test("a failure to note the opening troubles nobody", async () => {
  const { keeper, now } = aDoor({
    "invitations.view": [anInvitation()],
    "invitations.recordOpened": [new Refusal("unavailable")],
  });
  await keeper.look();
  expect(now()).toMatchObject({ at: "invitation", refusal: null });
});

test("accepting sends the link and what was typed, and welcomes [S1.2]", async () => {
  const { keeper, now, asked } = aDoor({
    "invitations.view": [anInvitation()],
    "invitations.accept": [accepted],
  });
  await keeper.look();
  await keeper.accept(guest);
  expect(asked.at(-1)).toEqual(["invitations.accept", { token: "token", ...guest }]);
  expect(now()).toMatchObject({ at: "welcome" });
});

test("a double click accepts once", async () => {
  const { keeper, paths } = aDoor({ "invitations.view": [anInvitation()], "invitations.accept": [accepted] });
  await keeper.look();
  await Promise.all([keeper.accept(guest), keeper.accept(guest)]);
  expect(paths().filter((path) => path === "invitations.accept")).toHaveLength(1);
});

test("signing in, then looking again, then accepting happens in one go, with the invited address [S4.4]", async () => {
  const { keeper, now, asked } = aDoor({
    "invitations.view": [
      anInvitation({ needs: "sign_in" }),
      anInvitation({ needs: "nothing", signedInAs: "ada@example.com" }),
    ],
    "invitations.accept": [accepted],
  });
  await keeper.look();
  await keeper.signIn("secret");
  expect(asked.slice(3)).toEqual([
    ["auth.signIn", { email: "ada@example.com", password: "secret" }],
    ["invitations.view", { token: "token" }],
    ["invitations.accept", { token: "token" }],
  ]);
  expect(now()).toMatchObject({ at: "welcome" });
});

test("an account with a second factor is asked for its code here, and then is in [S1.3, S4.4]", async () => {
  const { keeper, now, asked } = aDoor({
    "invitations.view": [
      anInvitation({ needs: "sign_in" }),
      anInvitation({ needs: "sign_in" }),
      anInvitation({ needs: "nothing", signedInAs: "ada@example.com" }),
    ],
    "auth.me": [wholly, half],
    "auth.signIn": [{ status: "mfa_required" }],
    "invitations.accept": [accepted],
  });
  await keeper.look();
  await keeper.signIn("secret");
  expect(now()).toMatchObject({ invitation: { needs: "code" } });
  const before = asked.length;
  await keeper.enterCode({ code: "123456" });
  expect(asked.slice(before)).toEqual([
    ["auth.verifyMfa", { code: "123456" }],
    ["invitations.view", { token: "token" }],
    ["invitations.accept", { token: "token" }],
  ]);
  expect(now()).toMatchObject({ at: "welcome" });
});

test("a reload in the middle of signing in asks for the code again, not for the password", async () => {
  const { keeper, now } = aDoor({
    "invitations.view": [anInvitation({ needs: "sign_in" })],
    "auth.me": [half],
  });
  await keeper.look();
  expect(now()).toMatchObject({ at: "invitation", invitation: { needs: "code" } });
});

test("a step is shown once it is there; if it can't be fetched, the page says that there is no answer", async () => {
  const answers = { "invitations.view": [anInvitation({ needs: "sign_in" })], "auth.me": [half] };
  const there = aDoor(answers);
  await there.keeper.look();
  expect(there.fetched).toEqual(["sign_in"]); // both questions come together
  const away = aDoor({ ...answers, chunk: [new Refusal("unreachable")] });
  await away.keeper.look();
  expect(away.now()).toMatchObject({ at: "unreachable" });
});

test("a wrong code accepts nothing, and may be typed again", async () => {
  const { keeper, now, paths } = aDoor({
    "invitations.view": [anInvitation({ needs: "sign_in" })],
    "auth.me": [half],
    "auth.verifyMfa": [new Refusal("invalid_code")],
  });
  await keeper.look();
  await keeper.enterCode({ recoveryCode: "wrong" });
  expect(paths()).not.toContain("invitations.accept");
  expect(now()).toMatchObject({
    acting: null,
    invitation: { needs: "code" },
    refusal: { reason: "invalid_code" },
  });
});

test("a half sign-in that has ended leads back to the password", async () => {
  const { keeper, now } = aDoor({
    "invitations.view": [anInvitation({ needs: "sign_in" })],
    "auth.me": [half, wholly],
    "auth.verifyMfa": [new Refusal("unauthenticated")],
  });
  await keeper.look();
  await keeper.enterCode({ code: "123456" });
  expect(now()).toMatchObject({ invitation: { needs: "sign_in" }, refusal: { reason: "unauthenticated" } });
});

test.each([
  ["new_account", true],
  ["nothing", true],
  ["sign_in", false],
] as const)("who needs %s, and whose link is open: %s, waits for one answer", async (needs, canAccept) => {
  const status = canAccept ? "pending" : "cancelled";
  const { keeper, paths } = aDoor({ "invitations.view": [anInvitation({ needs, canAccept, status })] });
  await keeper.look();
  expect(paths()).not.toContain("auth.me");
});

test("whoever has tried too often is not tried again by coming back online", async () => {
  const { keeper, asked } = aDoor({
    "invitations.view": [anInvitation({ needs: "sign_in" })],
    "auth.signIn": [new Refusal("account_locked", [], 30)],
  });
  await keeper.look();
  await keeper.signIn("secret");
  const before = asked.length;
  await keeper.retry();
  expect(asked).toHaveLength(before);
});

test("a wrong password accepts nothing", async () => {
  const { keeper, now, paths } = aDoor({
    "invitations.view": [anInvitation({ needs: "sign_in" })],
    "auth.signIn": [new Refusal("invalid_credentials")],
  });
  await keeper.look();
  await keeper.signIn("wrong");
  expect(paths()).not.toContain("invitations.accept");
  expect(now()).toMatchObject({ at: "invitation", refusal: { reason: "invalid_credentials" } });
});

test("an invitation that was cancelled while signing in is shown as cancelled, not accepted", async () => {
  const { keeper, now, paths } = aDoor({
    "invitations.view": [
      anInvitation({ needs: "sign_in" }),
      anInvitation({ status: "cancelled", canAccept: false }),
    ],
  });
  await keeper.look();
  await keeper.signIn("secret");
  expect(paths()).not.toContain("invitations.accept");
  expect(now()).toMatchObject({ invitation: { status: "cancelled" } });
});

test("switching the account signs out and looks at the same invitation again", async () => {
  const { keeper, now, paths } = aDoor({
    "invitations.view": [anInvitation({ signedInAs: "bob@example.com" }), anInvitation({ needs: "sign_in" })],
  });
  await keeper.look();
  await keeper.switchAccount();
  expect(paths().slice(2)).toEqual(["auth.signOut", "invitations.view", "auth.me"]);
  expect(now()).toMatchObject({ invitation: { signedInAs: null } });
});

test.each(["invitation_expired", "email_mismatch", "sign_in_required", "conflict"] as const)(
  "when the server says %s, the page looks again and shows what is true now",
  async (reason) => {
    const { keeper, now } = aDoor({
      "invitations.view": [
        anInvitation(),
        anInvitation({ status: "expired", canAccept: false, isExpired: true }),
      ],
      "invitations.accept": [new Refusal(reason)],
    });
    await keeper.look();
    await keeper.accept(guest);
    expect(now()).toMatchObject({ invitation: { status: "expired" }, refusal: null });
  },
);

test("a door that is closed to this visitor stays closed: the page does not look again", async () => {
  const { keeper, now, paths } = aDoor({
    "invitations.view": [anInvitation()],
    "invitations.accept": [new Refusal("inviter_lost_authority")],
  });
  await keeper.look();
  await keeper.accept(guest);
  expect(now()).toMatchObject({ at: "turned_away" });
  expect(paths().at(-1)).toBe("invitations.accept");
});

test("what the network kept from happening is done once more, with everything that was typed", async () => {
  const { keeper, now, asked } = aDoor({
    "invitations.view": [anInvitation()],
    "invitations.accept": [new Refusal("unreachable"), accepted],
  });
  await keeper.look();
  await keeper.accept(guest);
  expect(now()).toMatchObject({ at: "invitation", refusal: { reason: "unreachable" } });
  await keeper.retry();
  expect(asked.at(-1)).toEqual(["invitations.accept", { token: "token", ...guest }]);
  expect(now()).toMatchObject({ at: "welcome" });
});

test("an invitation that could not be loaded is loaded on retry", async () => {
  const { keeper, now } = aDoor({ "invitations.view": [new Refusal("unreachable"), anInvitation()] });
  await keeper.look();
  expect(now()).toMatchObject({ at: "unreachable", retrying: false });
  await keeper.retry();
  expect(now()).toMatchObject({ at: "invitation" });
});

test("coming back online repeats nothing that was not kept from happening", async () => {
  const { keeper, asked } = aDoor({
    "invitations.view": [anInvitation()],
    "invitations.accept": [new Refusal("weak_password")],
  });
  await keeper.look();
  await keeper.accept(guest);
  const before = asked.length;
  await keeper.retry();
  expect(asked).toHaveLength(before);
});

test("whoever is turned away is told so only when the words for it are there", async () => {
  const { keeper, fetched } = aDoor({
    "invitations.view": [anInvitation()],
    "invitations.accept": [new Refusal("account_disabled")],
  });
  await keeper.look();
  await keeper.accept(guest);
  expect(fetched).toEqual(["new_account", "welcome", "account_disabled"]);
});

test("nobody comes in without being shown that they have", async () => {
  const { keeper, now, paths, loseChunks } = aDoor({ "invitations.view": [anInvitation()] });
  await keeper.look();
  loseChunks();
  await keeper.accept(guest);
  expect(paths()).not.toContain("invitations.accept");
  expect(now()).toMatchObject({ at: "invitation", refusal: { reason: "unreachable" } });
});

test("a link is called wrong only when the words for it are there", async () => {
  const answers = { "invitations.view": [new Refusal("invitation_not_found")] };
  const { keeper, now, fetched } = aDoor(answers);
  await keeper.look();
  expect(fetched).toEqual(["unknown_link"]);
  expect(now()).toEqual({ at: "unknown_link" });

  const cut = aDoor(answers);
  cut.loseChunks();
  await cut.keeper.look();
  expect(cut.now()).toMatchObject({ at: "unreachable" });
});

test("nobody says no without being shown that they have", async () => {
  const { keeper, now, paths, loseChunks } = aDoor({ "invitations.view": [anInvitation()] });
  await keeper.look();
  loseChunks();
  await keeper.decline();
  expect(paths()).not.toContain("invitations.decline");
  expect(now()).toMatchObject({ invitation: { status: "pending" }, refusal: { reason: "unreachable" } });
});

test("a seat is taken with a name and nothing else, and the page stays [S3.4]", async () => {
  const { keeper, now, asked } = aDoor({
    "invitations.view": [anInvitationToEvent()],
    "invitations.accept": [{ ...accepted, kind: "event", attendee: { fullName: "Ada" } }],
  });
  await keeper.look();
  await keeper.accept({ fullName: "Ada" });
  expect(asked.at(-1)).toEqual(["invitations.accept", { token: "token", fullName: "Ada" }]);
  expect(now()).toMatchObject({ at: "invitation", invitation: { status: "accepted" } });
});

test("the last seat goes to somebody else: the page says so, and offers the line [S3.5]", async () => {
  const full = anInvitationToEvent({ canAccept: false });
  const { keeper, now, asked } = aDoor({
    "invitations.view": [
      anInvitationToEvent(),
      full,
      { ...full, waitingList: { position: 2, offeredUntil: null } },
    ],
    "invitations.accept": [new Refusal("event_full")],
  });
  await keeper.look();
  await keeper.accept({ fullName: "Ada" });
  expect(now()).toMatchObject({ invitation: { canAccept: false }, refusal: { reason: "event_full" } });
  await keeper.standInLine({ fullName: "Ada", phone: "040 1234" });
  expect(asked.slice(-2)).toEqual([
    ["invitations.joinWaitingList", { token: "token", fullName: "Ada", phone: "040 1234" }],
    ["invitations.view", { token: "token" }],
  ]);
  expect(now()).toMatchObject({ invitation: { waitingList: { position: 2 } }, refusal: null });
});

test("the calendar is asked for when it is wanted, by the token in a body", async () => {
  const file = { filename: "summer-party.ics", ics: "BEGIN:VCALENDAR" };
  const { keeper, now, asked } = aDoor({
    "invitations.view": [anInvitationToEvent({ status: "accepted", canAccept: false })],
    "invitations.calendar": [file],
  });
  await keeper.look();
  const saved: unknown[] = [];
  await keeper.fetchCalendar((each) => saved.push(each));
  expect(asked.at(-1)).toEqual(["invitations.calendar", { token: "token" }]);
  expect(saved).toEqual([file]);
  expect(now()).toMatchObject({ acting: null, refusal: null });
});

test("a defect of the page is not passed off as one of the network", async () => {
  const { keeper } = aDoor({ "invitations.view": [new TypeError("a bug")] });
  await expect(keeper.look()).rejects.toThrow("a bug");
});
