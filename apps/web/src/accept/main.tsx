import "./accept.css";
import { createRoot } from "react-dom/client";
import { AcceptPage } from "./accept-page.tsx";
import { call } from "./call.ts";
import { createDoorkeeper } from "./doorkeeper.ts";
import { linkTokenFrom } from "./link-token.ts";
import { rememberedOutcome } from "./remembered-outcome.ts";

const container = document.getElementById("root");
if (container) {
  const root = createRoot(container);
  let forget = () => {};

  const open = () => {
    forget();
    const token = linkTokenFrom(location.hash);
    const keeper = createDoorkeeper(call, token, rememberedOutcome(history.state));
    const retry = () => void keeper.retry();
    addEventListener("online", retry);
    const unsubscribe = keeper.subscribe(() => {
      const visit = keeper.current();
      // Only now is the token of no more use: taken away earlier, a reload would lose the invitation.
      if (visit.at === "welcome" || visit.at === "farewell")
        history.replaceState(visit, "", location.pathname);
    });
    forget = () => {
      removeEventListener("online", retry);
      unsubscribe();
    };
    root.render(<AcceptPage key={token} keeper={keeper} />);
    void keeper.look();
  };

  addEventListener("hashchange", open);
  open();
}
