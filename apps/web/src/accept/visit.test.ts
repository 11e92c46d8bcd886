import { describe, expect, test } from "vitest";
import { anInvitation, anInvitationToEvent, anInvitationToSpace } from "./an-invitation.ts";
import { Refusal } from "./call.ts";
import { homeOf, placeOf } from "./doors.ts";
import { advance, type InvitationVisit, kindOf, type SeenInvitation, stageOf, type Visit } from "./visit.ts";

const acceptance = {
  kind: "organization",
  status: "accepted",
  redirectTo: "/o/1",
  signedIn: true,
  mfaEnrolmentRequired: false,
} as const;

function open(invitation: Partial<SeenInvitation> = {}): InvitationVisit {
  return opened(anInvitation(invitation));
}

function opened(invitation: SeenInvitation): InvitationVisit {
  return {
    at: "invitation",
    invitation,
    acting: null,
    refusal: null,
    linkRequested: false,
  };
}

describe("an open invitation asks only what its door needs", () => {
  test.each([
    [{ needs: "new_account" }, "new_account"],
    [{ needs: "sign_in" }, "sign_in"],
    [{ needs: "code" }, "code"],
    [{ needs: "nothing", signedInAs: "ada@example.com" }, "signed_in"],
  ] as const)("%o: %s", (view, stage) => {
    expect(stageOf(anInvitation(view))).toBe(stage);
  });

  test.each(["new_account", "sign_in"] as const)(
    "of somebody else's session first to end, whatever it needs (%s)",
    (needs) => {
      expect(stageOf(anInvitation({ needs, signedInAs: "bob@example.com" }))).toBe("wrong_account");
    },
  );
});

test.each(["accepted", "declined", "cancelled", "expired"] as const)(
  "an invitation that is %s asks nothing, whoever looks",
  (status) => {
    const view = anInvitation({ status, canAccept: false, signedInAs: "bob@example.com" });
    expect(stageOf(view)).toBe(status);
  },
);

test("an invitation is expired as soon as the server says so, whatever its status", () => {
  expect(stageOf(anInvitation({ status: "pending", isExpired: true }))).toBe("expired");
});

describe("the door to a space", () => {
  test("asks what that to an organization asks, of the invited address alone [S4.3, S4.4]", () => {
    expect(stageOf(anInvitationToSpace())).toBe("new_account");
    expect(stageOf(anInvitationToSpace({ needs: "sign_in" }))).toBe("sign_in");
    expect(stageOf(anInvitationToSpace({ signedInAs: "bob@example.com" }))).toBe("wrong_account");
  });

  test("leads into the space, under its name [S4.4]", () => {
    const invitation = anInvitationToSpace();
    expect(placeOf(invitation)).toBe("Family tree");
    expect(homeOf(invitation)).toBe(
      "/o/0198c0de-0000-7000-8000-0000000000aa/spaces/0198c0de-0000-7000-8000-0000000000bb",
    );
    const visit = advance(opened(invitation), { type: "accepted", acceptance });
    expect(visit).toMatchObject({
      at: "welcome",
      place: "Family tree",
      invitation: { organization: { name: "Analytical Engines" } },
    });
  });
});

describe("the door to an event", () => {
  test("does not care who is signed in [S3.4]", () => {
    expect(stageOf(anInvitationToEvent({ signedInAs: "bob@example.com" }))).toBe("event");
  });

  test("stays open to whoever has come in, so that they can change their mind", () => {
    expect(stageOf(anInvitationToEvent({ status: "accepted" }))).toBe("event");
  });

  test.each(["declined", "cancelled", "expired"] as const)("is closed once it is %s", (status) => {
    expect(stageOf(anInvitationToEvent({ status, isExpired: status === "expired" }))).toBe(status);
  });

  test("leads nowhere else: whoever has a seat keeps the page and its link", () => {
    const attendee = { id: "1", eventId: "2", email: "ada@example.com", fullName: "Ada", phone: null };
    const taken = { ...acceptance, kind: "event", attendee } as const;
    const visit = advance(opened(anInvitationToEvent()), { type: "accepted", acceptance: taken });
    expect(visit).toMatchObject({ at: "invitation", acting: null, invitation: { status: "accepted" } });
  });

  test("shows its seat to somebody who has one already", () => {
    const refusal = new Refusal("already_member");
    expect(advance(opened(anInvitationToEvent()), { type: "refused", refusal })).toMatchObject({
      at: "invitation",
      invitation: { status: "accepted" },
      refusal: null,
    });
  });

  test("keeps its question when the calendar was fetched", () => {
    const visit = { ...opened(anInvitationToEvent()), acting: "fetch_calendar" } as const;
    expect(advance(visit, { type: "done" })).toEqual({ ...visit, acting: null });
  });
});

test.each([
  ["space", "pending", "removed"],
  ["space", "accepted", "removed"],
  ["event", "cancelled", "removed"],
  ["event", "accepted", "removed"],
  ["event", "declined", "declined"],
] as const)("an invitation to what was removed (%s), itself %s, says: %s", (kind, status, stage) => {
  expect(stageOf(anInvitation({ kind, status, canAccept: false, isRemoved: true }))).toBe(stage);
});

test.each(["cancelled", "declined"] as const)(
  "a %s invitation tells nothing of what is still there but to its guests",
  (status) => {
    for (const invitation of [anInvitationToSpace({ space: null }), anInvitationToEvent({ event: null })]) {
      const ended = { ...invitation, status, canAccept: false };
      expect(stageOf(ended)).toBe(status);
      expect(placeOf(ended)).toBe(ended.organization.name);
    }
  },
);

describe("a link", () => {
  test.each(["invitation_not_found", "not_found", "invalid_input"] as const)(
    "that the server does not know (%s) leads nowhere",
    (reason) => {
      expect(advance({ at: "loading" }, { type: "not_viewed", refusal: new Refusal(reason) })).toEqual({
        at: "unknown_link",
      });
    },
  );

  test.each(["unreachable", "unavailable"] as const)(
    "is not called wrong when the server is only %s",
    (reason) => {
      const visit = advance({ at: "loading" }, { type: "not_viewed", refusal: new Refusal(reason) });
      expect(visit).toEqual({ at: "unreachable", retrying: false, waitSeconds: 0 });
    },
  );

  test("that was looked at too often says when to look again", () => {
    const refusal = new Refusal("rate_limited", [], 40);
    expect(advance({ at: "loading" }, { type: "not_viewed", refusal })).toMatchObject({ waitSeconds: 40 });
  });

  test("that is tried again keeps its page while it is tried", () => {
    const visit: Visit = { at: "unreachable", retrying: false, waitSeconds: 0 };
    expect(advance(visit, { type: "viewing" })).toMatchObject({ at: "unreachable", retrying: true });
  });
});

describe("an accepted invitation", () => {
  test("welcomes with where to go", () => {
    expect(advance(open(), { type: "accepted", acceptance })).toEqual({
      ...acceptance,
      at: "welcome",
      place: "Analytical Engines",
      invitation: { organization: { name: "Analytical Engines", color: null, logoUrl: null } },
    });
  });

  test("leads on to the application that it names, as whoever is in already is led there [S1.2]", () => {
    const redirectTo = "https://app.example.com/welcome";
    const application = { ...acceptance, redirectTo: `${redirectTo}#foyer_code=x` };
    expect(advance(open({ redirectTo }), { type: "accepted", acceptance: application })).toMatchObject({
      at: "welcome",
      redirectTo: application.redirectTo,
    });
    const refusal = new Refusal("already_member");
    expect(advance(open({ redirectTo }), { type: "refused", refusal })).toMatchObject({ redirectTo });
    // Of an event the page stays, with the way on.
    const seated = advance(opened(anInvitationToEvent({ redirectTo })), {
      type: "accepted",
      acceptance: { ...application, kind: "event" },
    });
    expect(seated).toMatchObject({ at: "invitation", invitation: { redirectTo: application.redirectTo } });
  });

  test("says that a second factor is set up next, where the organization asks for one [S1.3]", () => {
    const asked = { ...acceptance, mfaEnrolmentRequired: true };
    expect(advance(open(), { type: "accepted", acceptance: asked })).toMatchObject({
      mfaEnrolmentRequired: true,
    });
  });

  test("leaves nothing of the link or the person in what the browser's history keeps", () => {
    const kept = JSON.stringify(advance(open({ message: "secret words" }), { type: "accepted", acceptance }));
    expect(kept).not.toMatch(/ada@example|secret words|0198c0de/);
  });
});

describe("a refusal", () => {
  const refused = (reason: Refusal["reason"], visit = open()) =>
    advance({ ...visit, acting: "accept" }, { type: "refused", refusal: new Refusal(reason) });

  test("that passes keeps the question, and lets it be answered again", () => {
    expect(refused("unreachable")).toMatchObject({
      at: "invitation",
      acting: null,
      refusal: { reason: "unreachable" },
    });
  });

  test.each(["inviter_lost_authority", "account_disabled"] as const)("for %s closes the door", (by) => {
    expect(refused(by)).toMatchObject({ at: "turned_away", by });
  });

  test("of somebody who is in already shows the way in", () => {
    expect(refused("already_member")).toMatchObject({
      at: "welcome",
      redirectTo: "/o/0198c0de-0000-7000-8000-0000000000aa",
    });
  });

  test("because the link is gone leads nowhere", () => {
    expect(refused("invitation_not_found")).toEqual({ at: "unknown_link" });
  });

  test("stays on the page only as long as the visitor looks at the same question", () => {
    const visit = refused("conflict");
    const same = advance(visit, { type: "viewed", invitation: anInvitation() });
    const other = advance(visit, { type: "viewed", invitation: anInvitation({ status: "cancelled" }) });
    expect(same).toMatchObject({ refusal: { reason: "conflict" } });
    expect(other).toMatchObject({ refusal: null });
  });

  test("of a seat that was taken before, and nobody heard the answer, is no news beside the seat", () => {
    const late = new Refusal("invitation_accepted");
    const seated = anInvitationToEvent({ status: "accepted" });
    const visit = advance(opened(anInvitationToEvent()), { type: "refused", refusal: late });
    const seen = advance(visit, { type: "viewed", invitation: seated });
    expect(seen).toMatchObject({ invitation: { status: "accepted" }, refusal: null });
    // To whoever wants to give it up, and may not any more, it is the answer.
    const refusedAgain = advance(seen, { type: "refused", refusal: late });
    expect(advance(refusedAgain, { type: "viewed", invitation: seated })).toMatchObject({ refusal: late });
  });

  test("because the half sign-in has ended stays, and says why the password is asked for again", () => {
    const visit = refused("unauthenticated", open({ needs: "code" }));
    expect(advance(visit, { type: "viewed", invitation: anInvitation({ needs: "sign_in" }) })).toMatchObject({
      refusal: { reason: "unauthenticated" },
    });
  });

  test("is forgotten when the next act begins", () => {
    expect(advance(refused("conflict"), { type: "acting", act: "decline" })).toMatchObject({
      acting: "decline",
      refusal: null,
    });
  });
});

test("a declined invitation says so, and asks nothing more", () => {
  const visit = advance({ ...open(), acting: "decline" }, { type: "declined" });
  expect(visit).toMatchObject({ acting: null, invitation: { status: "declined" } });
});

test("a fresh link that was asked for is confirmed", () => {
  const visit = advance(
    { ...open({ status: "expired" }), acting: "request_link" },
    { type: "link_requested" },
  );
  expect(visit).toMatchObject({ acting: null, linkRequested: true });
});

test.each([
  { type: "acting", act: "accept" },
  { type: "refused", refusal: new Refusal("conflict") },
  { type: "accepted", acceptance },
  { type: "declined" },
  { type: "link_requested" },
] as const)("$type changes nothing where there is no invitation", (event) => {
  const visit: Visit = { at: "unknown_link" };
  expect(advance(visit, event)).toBe(visit);
});

test.each([
  ["unavailable", "passing"],
  ["unreachable", "passing"],
  ["weak_password", "typed"],
  ["invalid_credentials", "typed"],
  ["invalid_code", "typed"],
  ["rate_limited", "later"],
  ["account_locked", "later"],
  ["forbidden", "mailed"],
  ["mfa_required", "outdated"],
  ["mfa_enrolment_required", "outdated"],
  ["email_mismatch", "outdated"],
  ["invitation_expired", "outdated"],
  ["sign_in_required", "outdated"],
] as const)("%s is %s", (reason, kind) => {
  expect(kindOf(new Refusal(reason))).toBe(kind);
});
