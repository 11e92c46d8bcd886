import type { AcceptInvitation, InvitationView } from "@foyer/contract/invitations";
import type { Answer, Call, Refusal } from "./call.ts";
import {
  type Act,
  advance,
  isOutdated,
  isPassing,
  type Outcome,
  stageOf,
  type Visit,
  type VisitEvent,
} from "./visit.ts";

/** What a new account is made of. */
export type Guest = Omit<AcceptInvitation, "token">;

export type Doorkeeper = ReturnType<typeof createDoorkeeper>;

/**
 * Stands between the page and the server for one link: holds the visit, asks, and tells whoever listens.
 * An act that is called while another is under way is ignored, so a double click accepts once.
 */
export function createDoorkeeper(call: Call, token: string | null, remembered: Outcome | null = null) {
  let visit: Visit = token ? { at: "loading" } : (remembered ?? { at: "unknown_link" });
  let again: (() => Promise<void>) | null = null;
  const listeners = new Set<() => void>();

  function tell(event: VisitEvent): void {
    visit = advance(visit, event);
    for (const listener of listeners) listener();
  }

  async function look(): Promise<void> {
    if (!token) return;
    again = look;
    tell({ type: "viewing" });
    const answer = await call("invitations.view", { token });
    if (!answer.ok) return tell({ type: "not_viewed", refusal: answer.refusal });
    again = null;
    tell({ type: "viewed", invitation: answer.data });
    if (answer.data.canAccept) void call("invitations.recordOpened", { token });
  }

  async function attempt(
    act: Act,
    work: (token: string, invitation: InvitationView) => Promise<Refusal | null>,
  ) {
    if (!token || visit.at !== "invitation" || visit.acting) return;
    again = () => attempt(act, work);
    tell({ type: "acting", act });
    const refusal = await work(token, visit.invitation);
    if (!refusal) {
      again = null;
      return;
    }
    const fresh = isOutdated(refusal) ? await call("invitations.view", { token }) : null;
    tell({ type: "refused", refusal });
    if (fresh?.ok) tell({ type: "viewed", invitation: fresh.data });
  }

  async function admit(input: AcceptInvitation): Promise<Refusal | null> {
    return conclude(await call("invitations.accept", input), (acceptance) =>
      tell({ type: "accepted", acceptance }),
    );
  }

  return {
    current: () => visit,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    look,
    accept: (guest: Guest) => attempt("accept", (token) => admit({ token, ...guest })),
    signIn: (password: string) =>
      attempt("sign_in", async (token, { email }) => {
        const signedIn = await call("auth.signIn", { email, password });
        if (!signedIn.ok) return signedIn.refusal;
        const fresh = await call("invitations.view", { token });
        if (!fresh.ok) return fresh.refusal;
        const refusal = stageOf(fresh.data) === "signed_in" ? await admit({ token }) : null;
        if (visit.at === "invitation") tell({ type: "viewed", invitation: fresh.data });
        return refusal;
      }),
    switchAccount: () =>
      attempt("switch_account", async (token) => {
        const signedOut = await call("auth.signOut", {});
        if (!signedOut.ok) return signedOut.refusal;
        return conclude(await call("invitations.view", { token }), (invitation) =>
          tell({ type: "viewed", invitation }),
        );
      }),
    decline: () =>
      attempt("decline", async (token) =>
        conclude(await call("invitations.decline", { token }), () => tell({ type: "declined" })),
      ),
    requestLink: () =>
      attempt("request_link", async (token) =>
        conclude(await call("invitations.requestLink", { token }), () => tell({ type: "link_requested" })),
      ),
    /** Does once more what the network or the server kept from happening. */
    retry(): Promise<void> {
      const stuck =
        visit.at === "unreachable"
          ? !visit.retrying
          : visit.at === "invitation" && visit.refusal !== null && isPassing(visit.refusal);
      return stuck && again ? again() : Promise.resolve();
    },
  };
}

function conclude<Data>(answer: Answer<Data>, done: (data: Data) => void): Refusal | null {
  if (!answer.ok) return answer.refusal;
  done(answer.data);
  return null;
}
