import type { OptOut } from "@foyer/contract/mail";
import type { Root } from "react-dom/client";
import { call, Refusal } from "../call.ts";
import { greet } from "../language.ts";
import { optOutWords } from "../words.ts";
import { OptOutPage } from "./opt-out-page.tsx";
import { type OptOutVisit, refused, told } from "./opt-out-visit.ts";

/**
 * Opens the page on which the holder of a token says that they want no more invitations. Looking changes nothing: mail
 * programs look at links too. @throws Refusal `unreachable` where there are no words to be had
 */
export async function openOptOut(root: Root, token: string): Promise<void> {
  let visit: OptOutVisit = token ? { at: "loading" } : { at: "unknown_link" };
  let isGreeted = false;

  function show(next: OptOutVisit): void {
    visit = next;
    if (visit.at === "loading" || !isGreeted) return;
    root.render(<OptOutPage visit={visit} onAct={act} onRetry={retry} />);
  }

  async function ask(what: "view" | "confirm" | "undo"): Promise<void> {
    try {
      const optOut: OptOut = await call(`mail.optOut.${what}`, { token });
      show(told(visit, optOut));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      show(refused(visit, error));
    }
  }

  function act(): void {
    if (!("optOut" in visit) || visit.acting) return;
    show({ ...visit, acting: true, refusal: null });
    void ask(visit.at === "ask" ? "confirm" : "undo");
  }

  function retry(): void {
    if (visit.at === "unreachable" && !visit.retrying) {
      show({ ...visit, retrying: true });
      void ask("view");
    }
  }

  addEventListener("online", retry);
  if (token) void ask("view");
  await greet("optOut", () => {
    isGreeted = true;
    document.title = optOutWords.title;
    show(visit);
  });
}
