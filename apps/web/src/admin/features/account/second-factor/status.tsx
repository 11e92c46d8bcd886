import type { MfaStatus } from "@foyer/contract/account";
import { ShieldCheck, ShieldOff } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../../components/ui/badge.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { Facts } from "../../../components/ui/facts.tsx";
import { Moment } from "../../../components/ui/moment.tsx";
import { Notice } from "../../../components/ui/notice.tsx";

const issued = 10;
const few = 3;

/** What can be done about one's second factor, beside turning it off. */
export type Doing = "set_up" | "move" | "renew_codes";

/** Whether one has a second factor, and the way to everything that can be done about it. */
export function Status({
  status: { enabled, enabledAt, recoveryCodesLeft, isRequired },
  onDo,
  onTurnOff,
}: {
  readonly status: MfaStatus;
  readonly onDo: (doing: Doing) => void;
  readonly onTurnOff: () => void;
}) {
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
        {isRequired ? null : <Button onClick={onTurnOff}>Turn off</Button>}
      </div>
      {isRequired ? (
        <p className="text-sm text-muted">
          It can't be turned off, because an organization of yours asks for it.
        </p>
      ) : null}
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
