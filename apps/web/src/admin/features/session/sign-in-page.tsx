import { useLocation, useRouter, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { nobody, queryClient } from "../../lib/trpc.ts";
import { isAdminPath, nextPath } from "./next-path.ts";
import { PasswordStep } from "./password-step.tsx";
import { SecondStep } from "./second-step.tsx";
import { knownMe, rememberMe } from "./session.ts";

/** Why somebody stands here who did not ask for it. Kept in the history's own state, so that no link can claim it. */
declare module "@tanstack/react-router" {
  interface HistoryState {
    signInBecause?: Occasion;
  }
}
type Occasion = keyof typeof occasions;

const occasions = {
  session_ended: "Your session has ended. Sign in again, and you go on where you were.",
  password_reset: "Your new password is set, and you are signed out everywhere. Sign in with it.",
  half_session_ended: "The time for the code was over, so Foyer asks for your password once more.",
} as const;

/** The way in for somebody who has an account. There is no way to make one here: one is invited. */
export function SignInPage(): ReactNode {
  const next = nextPath(useSearch({ from: "/sign-in" }).next, location.origin);
  const occasion = useLocation().state.signInBecause;
  const router = useRouter();
  // Whoever reloads, or closed the tab, between password and code goes on with the code.
  const [step, setStep] = useState<"password" | "code">(() =>
    knownMe()?.mfa === "code" ? "code" : "password",
  );
  const [notice, setNotice] = useState(occasion ? occasions[occasion] : null);

  const enter = async () => {
    queryClient.clear();
    if (isAdminPath(next)) await router.navigate({ href: next, replace: true });
    else location.replace(next);
  };
  const askForCode = () => {
    rememberMe({ ...nobody, mfa: "code" });
    setNotice(null);
    setStep("code");
  };
  const startOver = (because: "half_session_ended" | null) => {
    rememberMe(nobody);
    setNotice(because && occasions[because]);
    setStep("password");
  };

  return step === "password" ? (
    <PasswordStep goesOn={next !== "/"} notice={notice} onCodeNeeded={askForCode} onSignedIn={enter} />
  ) : (
    <SecondStep onSignedIn={enter} onStartOver={startOver} />
  );
}
