import type { VerifyMfa } from "@foyer/contract/auth";
import type { AcceptInvitation, CalendarFile, JoinWaitingList } from "@foyer/contract/invitations";
import { type Call, Refusal } from "./call.ts";
import {
  type Act,
  advance,
  closesDoor,
  isUnknownLink,
  kindOf,
  type Scene,
  type SeenInvitation,
  stageOf,
  type Visit,
  type VisitEvent,
} from "./visit.ts";

/** What a new account is made of, or what is told at an event's door; nothing for somebody who has an account. */
export type Guest = Omit<AcceptInvitation, "token">;

export type Doorkeeper = ReturnType<typeof createDoorkeeper>;

/** What a doorkeeper reaches the server by. Both throw a `Refusal` where it can't be reached. */
export type Ways = {
  readonly call: Call;
  /** Fetches what the visitor is shown with. */
  readonly fetchScene: (scene: Scene) => Promise<void>;
};

/**
 * Stands between the page and the server for one link: holds the visit, asks, and shows what came of it.
 * An act that is called while another is under way is ignored, so a double click accepts once.
 */
export function createDoorkeeper({ call, fetchScene }: Ways, token: string, show: (visit: Visit) => void) {
  let visit: Visit = { at: "loading" };
  let again = look;

  function tell(event: VisitEvent): void {
    visit = advance(visit, event);
    show(visit);
  }

  async function view(): Promise<Extract<VisitEvent, { type: "viewed" }>> {
    const invitation = await call("invitations.view", { token });
    const stage = stageOf(invitation);
    // Only whoever has an account can be half signed in, and only they wait for a second answer.
    const [me] = await Promise.all([stage === "sign_in" ? call("auth.me", {}) : null, fetchScene(stage)]);
    return { type: "viewed", invitation: me?.mfa === "code" ? { ...invitation, needs: "code" } : invitation };
  }

  async function look(): Promise<void> {
    tell({ type: "viewing" });
    const event = await view().catch(
      async (error): Promise<VisitEvent> => ({
        type: "not_viewed",
        refusal: await showable(refusalIn(error)),
      }),
    );
    tell(event);
    if (event.type === "viewed" && event.invitation.canAccept) {
      // Nobody waits for this, and nothing depends on it.
      call("invitations.recordOpened", { token }).catch(refusalIn);
    }
  }

  async function attempt(act: Act, work: (invitation: SeenInvitation) => Promise<VisitEvent>): Promise<void> {
    if (visit.at !== "invitation" || visit.acting) return;
    again = () => attempt(act, work);
    const { invitation } = visit;
    tell({ type: "acting", act });
    try {
      tell(await work(invitation));
    } catch (error) {
      const refusal = await showable(refusalIn(error));
      tell({ type: "refused", refusal });
      if (visit.at === "invitation" && kindOf(refusal) === "outdated") await view().then(tell, refusalIn);
    }
  }

  /** A refusal that the page has the words for: whoever is turned away is told so in a scene of its own. */
  async function showable(refusal: Refusal): Promise<Refusal> {
    const { reason } = refusal;
    const scene = closesDoor(reason) ? reason : isUnknownLink(refusal) ? "unknown_link" : null;
    return scene ? fetchScene(scene).then(() => refusal, refusalIn) : refusal;
  }

  const accept = (guest: Guest): Promise<void> =>
    attempt("accept", async () => {
      // First, or somebody who is in could not be shown that they are.
      await fetchScene("welcome");
      return { type: "accepted", acceptance: await call("invitations.accept", { token, ...guest }) };
    });

  /** Proves who the visitor is; if nothing is left to prove, they are in. */
  async function prove(act: Act, proof: (invitation: SeenInvitation) => Promise<unknown>): Promise<void> {
    await attempt(act, async (invitation) => {
      await proof(invitation);
      return view();
    });
    if (visit.at === "invitation" && stageOf(visit.invitation) === "signed_in") await accept({});
  }

  return {
    /** Asks for the invitation. */
    look,
    accept,
    signIn: (password: string) => prove("sign_in", ({ email }) => call("auth.signIn", { email, password })),
    enterCode: (code: VerifyMfa) => prove("enter_code", () => call("auth.verifyMfa", code)),
    switchAccount: () =>
      attempt("switch_account", async () => {
        await call("auth.signOut", {});
        return view();
      }),
    decline: () =>
      attempt("decline", async () => {
        // First, for the same reason.
        await fetchScene("declined");
        await call("invitations.decline", { token });
        return { type: "declined" };
      }),
    requestLink: () =>
      attempt("request_link", async () => {
        await call("invitations.requestLink", { token });
        return { type: "link_requested" };
      }),
    standInLine: (guest: Omit<JoinWaitingList, "token">) =>
      attempt("stand_in_line", async () => {
        await call("invitations.joinWaitingList", { token, ...guest });
        return view();
      }),
    fetchCalendar: (save: (file: CalendarFile) => void) =>
      attempt("fetch_calendar", async () => {
        save(await call("invitations.calendar", { token }));
        return { type: "done" };
      }),
    /** Does once more what the network or the server kept from happening. */
    async retry(): Promise<void> {
      const stuck =
        visit.at === "invitation"
          ? visit.refusal && kindOf(visit.refusal) === "passing"
          : visit.at === "unreachable" && !visit.retrying;
      if (stuck) await again();
    },
  };
}

/** @throws whatever is no refusal: a defect of this page must not look like one of the network. */
function refusalIn(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
