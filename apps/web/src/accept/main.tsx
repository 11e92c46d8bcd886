import "./accept.css";
import { createRoot } from "react-dom/client";
import { AcceptPage } from "./accept-page.tsx";
import { call } from "./call.ts";
import { createDoorkeeper } from "./doorkeeper.ts";
import { linkTokenFrom } from "./link-token.ts";
import { fetchScene } from "./scenes/late.ts";
import type { Visit, WelcomeVisit } from "./visit.ts";

const root = createRoot(document.getElementById("root") ?? document.body);
const token = linkTokenFrom(location.hash);
const keeper = createDoorkeeper({ call, fetchScene }, token, show);

function show(visit: Visit): void {
  // Only now is the token of no more use: taken away earlier, a reload would lose the invitation.
  if (visit.at === "welcome") history.replaceState(visit, "", location.pathname);
  // Until there is something to say, accept.html's own skeleton stays.
  if (visit.at !== "loading") root.render(<AcceptPage visit={visit} keeper={keeper} />);
}

addEventListener("online", () => void keeper.retry());
// Another link in the same tab is another visit.
addEventListener("hashchange", () => location.reload());

if (token) {
  void keeper.look();
} else {
  // Nobody but this page writes into the history of its own address: nothing, or what `show` left there.
  const remembered: WelcomeVisit | null = history.state;
  show(remembered ?? { at: "unknown_link" });
}
