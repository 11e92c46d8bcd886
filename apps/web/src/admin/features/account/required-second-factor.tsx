import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { buttonClass } from "../../components/ui/button.tsx";
import { Page } from "../../components/ui/page.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { textLinkClass } from "../session/door-frame.tsx";
import { useOrganization } from "../session/organization.ts";
import { PlainHeader } from "../session/plain-header.tsx";
import { forgetData, useMe } from "../session/session.ts";
import { SetUp } from "./second-factor/set-up.tsx";

/** Stands in front of an organization that asks for a second factor, for whoever has none yet. */
export function RequiredSecondFactor({
  onConfirmed,
  onDone,
}: {
  readonly onConfirmed: () => void;
  readonly onDone: () => Promise<void>;
}) {
  const { id, name } = useOrganization();
  const { organizations } = useMe();
  const page = useRef<HTMLElement>(null);
  const others = organizations.filter((each) => each.id !== id);
  useEffect(() => {
    // It may take the place of a page of the organization, which was open when the rule came.
    forgetData();
    page.current?.querySelector("h1")?.focus();
  }, []);
  return (
    <>
      <PlainHeader title={name}>
        <Link className={buttonClass({ size: "small", variant: "quiet" })} to="/account">
          My account
        </Link>
      </PlainHeader>
      <main className="mx-auto max-w-3xl" ref={page}>
        <Page
          lead="A code of an authenticator app, asked for after your password. Once it is set up, you go on to where you were going."
          narrow
          title={`${name} asks for a second factor`}
        >
          <SetUp
            moves={false}
            onConfirmed={onConfirmed}
            onDone={async () => {
              await onDone();
              toast("Your second factor is on.");
            }}
          />
          {others.length > 0 ? (
            <nav aria-label="Other organizations" className="border-t pt-5 text-sm text-muted print:hidden">
              <p>
                Not now? Go to{" "}
                {others.map((each, index) => (
                  <span key={each.id}>
                    {index > 0 ? ", " : null}
                    <Link
                      className={textLinkClass}
                      params={{ organizationId: each.id }}
                      to="/o/$organizationId"
                    >
                      {each.name}
                    </Link>
                  </span>
                ))}
                .
              </p>
            </nav>
          ) : null}
        </Page>
      </main>
    </>
  );
}
