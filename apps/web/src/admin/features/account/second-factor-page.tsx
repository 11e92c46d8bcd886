import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { refreshMe } from "../session/session.ts";
import { AccountFrame } from "./account-frame.tsx";
import { RenewCodes } from "./second-factor/renew-codes.tsx";
import { SetUp } from "./second-factor/set-up.tsx";
import { type Doing, Status } from "./second-factor/status.tsx";

const TurnOffDialog = lazyPart(
  async () => (await import("./second-factor/turn-off-dialog.tsx")).TurnOffDialog,
);

/** Whether one has a second factor, and everything that can be done about it. */
export function SecondFactorPage(): ReactNode {
  const { data, error, isError, refetch } = useQuery(trpc.account.mfa.status.queryOptions());
  const [doing, setDoing] = useState<Doing | null>(null);
  const [turningOff, setTurningOff] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const wasDoing = useRef<Doing | null>(null);
  useEffect(() => {
    // What one does takes the place of the buttons, and back: the focus follows.
    if (wasDoing.current !== doing)
      frame.current?.querySelector<HTMLElement>(doing ? "input:not([hidden])" : "h2")?.focus();
    wasDoing.current = doing;
  }, [doing]);

  const done = async (told: string) => {
    await refreshSecondFactor();
    setDoing(null);
    toast(told);
  };
  const cancel = () => setDoing(null);

  return (
    <AccountFrame
      lead="A code of an authenticator app, asked for after your password. Whoever steals your password alone stays outside."
      narrow
      title="Second factor"
    >
      <div className="grid gap-6" ref={frame}>
        {isError && !data ? (
          <FailedState error={error} onRetry={() => void refetch()} what="Your second factor" />
        ) : null}
        {!isError && !data ? <SkeletonRows count={3} label="Loading your second factor…" /> : null}
        {data && !doing ? (
          <Status onDo={setDoing} onTurnOff={() => setTurningOff(true)} status={data} />
        ) : null}
        {doing === "set_up" || doing === "move" ? (
          <SetUp
            moves={doing === "move"}
            onCancel={cancel}
            onDone={() => done(doing === "move" ? "The new device is in use." : "Your second factor is on.")}
          />
        ) : null}
        {doing === "renew_codes" ? (
          <RenewCodes onCancel={cancel} onDone={() => done("The new recovery codes are in use.")} />
        ) : null}
      </div>
      <Suspense>
        {turningOff ? (
          <TurnOffDialog onClose={() => setTurningOff(false)} onTurnedOff={refreshSecondFactor} />
        ) : null}
      </Suspense>
    </AccountFrame>
  );
}

// A second factor that was set up, moved or turned off signs every other browser out.
async function refreshSecondFactor(): Promise<void> {
  await Promise.all([
    refreshMe(),
    ...[trpc.account.mfa.status.queryKey(), trpc.account.sessions.pathKey(), trpc.people.pathKey()].map(
      (queryKey) => queryClient.invalidateQueries({ queryKey }),
    ),
  ]);
}
