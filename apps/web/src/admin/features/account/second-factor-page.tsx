import type { MfaStatus } from "@foyer/contract/account";
import { useQuery } from "@tanstack/react-query";
import { ShieldCheck, ShieldOff } from "lucide-react";
import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Facts } from "../../components/ui/facts.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { client, queryClient, trpc } from "../../lib/trpc.ts";
import { refreshMe } from "../session/session.ts";
import { AccountFrame } from "./account-frame.tsx";
import { ProofForm } from "./second-factor/proof-form.tsx";
import { RecoveryCodes } from "./second-factor/recovery-codes.tsx";
import { SetUp } from "./second-factor/set-up.tsx";

const TurnOffDialog = lazyPart(
  async () => (await import("./second-factor/turn-off-dialog.tsx")).TurnOffDialog,
);

const issued = 10;
const few = 3;

type Doing = "set_up" | "move" | "renew_codes";

/** Whether one has a second factor, and everything that can be done about it. */
export function SecondFactorPage(): ReactNode {
  const { data, error, isError, refetch } = useQuery(trpc.account.mfa.status.queryOptions());
  const [doing, setDoing] = useState<Doing | null>(null);
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
        {data && !doing ? <Status onDo={setDoing} status={data} /> : null}
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
    </AccountFrame>
  );
}

function Status({
  status: { enabled, enabledAt, recoveryCodesLeft, isRequired },
  onDo,
}: {
  readonly status: MfaStatus;
  readonly onDo: (doing: Doing) => void;
}) {
  const [turningOff, setTurningOff] = useState(false);
  if (!enabled) {
    return (
      <section className="grid justify-items-start gap-4">
        <Heading>
          <Badge icon={ShieldOff} tone="neutral">
            Not set up
          </Badge>
        </Heading>
        <p className="text-sm text-muted">
          It takes two minutes and an authenticator app: on your phone, or that of your password manager.
        </p>
        <Button onClick={() => onDo("set_up")} variant="primary">
          Set up
        </Button>
      </section>
    );
  }
  return (
    <section className="grid gap-5">
      <Heading>
        <Badge icon={ShieldCheck} tone="good">
          On
        </Badge>
      </Heading>
      <Facts
        facts={[
          { name: "Since", value: enabledAt ? <Moment at={enabledAt} date="beside" /> : "–" },
          { name: "Recovery codes left", value: `${recoveryCodesLeft} of ${issued}` },
        ]}
      />
      {recoveryCodesLeft <= few ? (
        <Notice tone="warning">
          {recoveryCodesLeft === 0
            ? "No recovery code is left. Should you lose your authenticator app, only an admin could let you in again."
            : "Few recovery codes are left. Make new ones before you need them."}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onDo("renew_codes")}>New recovery codes</Button>
        <Button onClick={() => onDo("move")}>Move to another device</Button>
        {isRequired ? null : <Button onClick={() => setTurningOff(true)}>Turn off</Button>}
      </div>
      {isRequired ? (
        <p className="text-sm text-muted">
          It can't be turned off, because an organization of yours asks for it.
        </p>
      ) : null}
      <Suspense>
        {turningOff ? (
          <TurnOffDialog onClose={() => setTurningOff(false)} onTurnedOff={refreshSecondFactor} />
        ) : null}
      </Suspense>
    </section>
  );
}

function Heading({ children }: { readonly children: ReactNode }) {
  return (
    <h2 className="outline-none" tabIndex={-1}>
      <span className="sr-only">Your second factor: </span>
      {children}
    </h2>
  );
}

function RenewCodes({
  onDone,
  onCancel,
}: {
  readonly onDone: () => Promise<void>;
  readonly onCancel: () => void;
}) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  return (
    <section className="grid gap-4">
      <header className="grid gap-1">
        <h2 className="text-sm font-semibold">New recovery codes</h2>
        <p className="text-sm text-muted">
          You get ten new ones. Those that you have now stop working at that moment.
        </p>
      </header>
      <ProofForm
        acting="Making them…"
        action="Make new codes"
        asks="code"
        beside={<Button onClick={onCancel}>Cancel</Button>}
        codeHint="The one that your authenticator app shows now."
        onProve={async ({ factor: { code = "" } }) =>
          setCodes((await client.account.mfa.regenerateRecoveryCodes.mutate({ code })).recoveryCodes)
        }
      />
    </section>
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
