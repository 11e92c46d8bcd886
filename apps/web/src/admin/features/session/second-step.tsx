import { useActionState, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { CodeField, RecoveryCodeField } from "../../components/ui/code-field.tsx";
import { ProblemNotice } from "../../components/ui/problem-notice.tsx";
import { toastFailure } from "../../components/ui/toasts.tsx";
import { sixDigits } from "../../lib/code.ts";
import { failureOf } from "../../lib/failure.ts";
import { type Problem, problemOf } from "../../lib/problem.ts";
import { client } from "../../lib/trpc.ts";
import { typed } from "../../lib/typed.ts";
import { useCountdown } from "../../lib/wait.ts";
import { DoorFrame, doorFormClass } from "./door-frame.tsx";

type Way = "code" | "recoveryCode";

const ways = {
  code: {
    title: "Enter your code",
    lead: "Your password is right. Now open your authenticator app and type the code that it shows for Foyer.",
    other: "Use a recovery code instead",
  },
  recoveryCode: {
    title: "Enter a recovery code",
    lead: "It is one of the ten codes that you kept when you set up your second factor.",
    other: "Use the authenticator app instead",
  },
} as const;

/** The second step of signing in: a code of the authenticator app, or one that was kept for the day without it. */
export function SecondStep({
  onSignedIn,
  onStartOver,
}: {
  readonly onSignedIn: () => Promise<void>;
  readonly onStartOver: (because: "half_session_ended" | null) => void;
}) {
  const [way, setWay] = useState<Way>("code");
  const [leaving, setLeaving] = useState(false);
  const startOver = async () => {
    setLeaving(true);
    try {
      await client.auth.signOut.mutate();
      onStartOver(null);
    } catch (error) {
      setLeaving(false);
      toastFailure(error);
    }
  };
  return (
    <DoorFrame lead={ways[way].lead} title={ways[way].title}>
      <CodeForm
        key={way}
        onEnded={() => onStartOver("half_session_ended")}
        onSignedIn={onSignedIn}
        way={way}
      />
      <div className="-mx-2.5 flex flex-wrap justify-between gap-x-2">
        <Button onClick={() => setWay(way === "code" ? "recoveryCode" : "code")} size="small" variant="quiet">
          {ways[way].other}
        </Button>
        <Button onClick={() => void startOver()} pending={leaving} size="small" variant="quiet">
          Start over
        </Button>
      </div>
    </DoorFrame>
  );
}

type Attempt = { readonly wrong: string | null; readonly problem: Problem | null };

function CodeForm({
  way,
  onSignedIn,
  onEnded,
}: {
  readonly way: Way;
  readonly onSignedIn: () => Promise<void>;
  readonly onEnded: () => void;
}) {
  const [{ wrong, problem }, verify, pending] = useActionState<Attempt, FormData>(
    async (_, form) => {
      const code = sixDigits(typed(form, "code"));
      if (way === "code" && code === null) return { wrong: "A code has six digits.", problem: null };
      try {
        await client.auth.verifyMfa.mutate(
          code === null ? { recoveryCode: typed(form, "recoveryCode") } : { code },
        );
        await onSignedIn();
      } catch (error) {
        const { reason } = failureOf(error);
        if (reason === "unauthenticated") onEnded();
        else if (reason === "conflict")
          await onSignedIn(); // in another tab, meanwhile
        else if (reason === "invalid_code" || reason === "invalid_input")
          return { wrong: wrongWords[way], problem: null };
        else return { wrong: null, problem: problemOf(error, inWords(error)) };
      }
      return { wrong: null, problem: null };
    },
    { wrong: null, problem: null },
  );
  const left = useCountdown(problem?.wait?.until ?? null);
  const Input = way === "code" ? CodeField : RecoveryCodeField;
  return (
    <form action={verify} className={doorFormClass} noValidate>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Input error={wrong ?? undefined} focused={!pending} />
      <Button className="mt-1 min-h-11" pending={pending || left > 0} type="submit" variant="primary">
        {pending ? "Checking…" : "Sign in"}
      </Button>
    </form>
  );
}

const wrongWords: Record<Way, string> = {
  code: "This code is not right, or was used already. Type the one that the app shows now.",
  recoveryCode: "This is none of your recovery codes, or it was used already.",
};

function inWords(error: unknown): string | undefined {
  switch (failureOf(error).reason) {
    case "account_locked":
      return "Several codes were wrong, so Foyer takes a pause before the next one.";
    case "rate_limited":
      return "There were many tries from here in a short time, so Foyer takes a pause.";
    case "account_disabled":
      return "Your access is switched off. An owner or admin of your organization can switch it on again.";
    default:
      return undefined;
  }
}
