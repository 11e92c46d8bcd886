import "./accept.css";
import { createRoot } from "react-dom/client";
import { AcceptPage } from "./accept-page.tsx";
import { call } from "./call.ts";
import { createDoorkeeper } from "./doorkeeper.ts";
import { greet } from "./language.ts";
import { linkTokenFrom } from "./link-token.ts";
import { fetchScene } from "./scenes/late.ts";
import type { Visit, WelcomeVisit } from "./visit.ts";
import { words } from "./words.ts";

const root = createRoot(document.getElementById("root") ?? document.body);
const token = linkTokenFrom(location.hash);

// Another link in the same tab is another visit.
addEventListener("hashchange", () => location.reload());

if (location.pathname.startsWith("/opt-out")) {
  void import("./opt-out/open-opt-out.tsx").then((page) => page.openOptOut(root, token), giveUp);
} else {
  openDoor();
}

function openDoor(): void {
  let shown: Visit = { at: "loading" };
  let isGreeted = false;
  const keeper = createDoorkeeper({ call, fetchScene }, token, show);

  function show(visit: Visit): void {
    shown = visit;
    // Only now is the token of no more use: taken away earlier, a reload would lose the invitation.
    if (visit.at === "welcome") history.replaceState(visit, "", location.pathname);
    render();
  }

  function render(): void {
    // Until there is something to say, and words to say it in, accept.html's own skeleton stays.
    if (shown.at === "loading" || !isGreeted) return;
    // From whoever invites, once that is known.
    const host = "invitation" in shown ? shown.invitation.organization : null;
    document.documentElement.style.setProperty("--brand", host?.color ?? null);
    root.render(
      <>
        {host?.logoUrl && <img className="logo" src={host.logoUrl} alt={host.name} />}
        <AcceptPage visit={shown} keeper={keeper} />
      </>,
    );
  }

  addEventListener("online", () => void keeper.retry());
  greet("first", () => {
    isGreeted = true;
    document.title = words.title;
    render();
  }).catch(giveUp);
  if (token) {
    void keeper.look();
  } else {
    // Nobody but this page writes into the history of its own address: nothing, or what `show` left there.
    const remembered: WelcomeVisit | null = history.state;
    const visit: Visit = remembered ?? { at: "unknown_link" };
    fetchScene(visit.at).then(() => show(visit), giveUp);
  }
}

/** Not even the words are there to say that there is no answer: the page has them, in every language. */
function giveUp(): void {
  document.documentElement.classList.add("speechless");
  addEventListener("online", () => location.reload());
}
