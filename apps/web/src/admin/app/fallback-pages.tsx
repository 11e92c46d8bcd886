import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Button, buttonClass } from "../components/ui/button.tsx";
import { Page, pageClass } from "../components/ui/page.tsx";
import { Skeleton, SkeletonRows } from "../components/ui/skeleton.tsx";
import { Landmark } from "../features/session/landmark.tsx";
import { forgetData } from "../features/session/session.ts";
import { failureOf } from "../lib/failure.ts";

const toStart = (
  <Link className={buttonClass()} to="/">
    Go to the overview
  </Link>
);

export function NotFoundPage() {
  return (
    <Landmark>
      <Page narrow title="There is nothing here">
        <div className="grid justify-items-start gap-4 text-sm text-muted">
          <p>
            The address is wrong, what was here is gone, or it belongs to an organization that does not let
            you in: your access there may have been switched off.
          </p>
          {toStart}
        </div>
      </Page>
    </Landmark>
  );
}

/** Takes the place of a page that was open when its organization stopped letting one in. */
export function AccessLostPage({ name }: { readonly name: string }) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    forgetData();
    heading.current?.querySelector("h1")?.focus();
  }, []);
  return (
    <main ref={heading}>
      <Page narrow title="Your access was switched off">
        <div className="grid justify-items-start gap-4 text-sm text-muted">
          <p>
            {name} does not let you in any more, so nothing of it is shown here. If that surprises you, ask
            one of its owners or admins. Your account itself is as it was.
          </p>
          {toStart}
        </div>
      </Page>
    </main>
  );
}

export function NotForYourRolePage() {
  return (
    <Page narrow title="Not for your role">
      <div className="grid justify-items-start gap-4 text-sm text-muted">
        <p>Your role does not open this page. If you need it, ask an owner or an admin for another one.</p>
        {toStart}
      </div>
    </Page>
  );
}

/** Whatever kept a page from showing, and the way on. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { reason, message } = failureOf(error);
  // Code that can't be loaded is most often code of a version that has been replaced: only a fresh document helps.
  const stale = reason === "unexpected";
  const again = async () => {
    if (stale) return location.reload();
    await router.invalidate();
    reset();
  };
  return (
    <Landmark>
      <Page narrow title="This page could not be loaded">
        <div className="grid justify-items-start gap-4 text-sm text-muted" role="alert">
          <p>
            {stale
              ? "Perhaps Foyer was updated meanwhile, or the connection was lost. Nothing that you saved is gone."
              : message}
          </p>
          <Button onClick={() => void again()} variant="primary">
            Try again
          </Button>
        </div>
      </Page>
    </Landmark>
  );
}

export function PendingPage() {
  return (
    <div className={pageClass}>
      <Skeleton className="h-7 w-40" />
      <SkeletonRows count={6} label="Loading…" />
    </div>
  );
}

/** The shape of everything, before it is known who is asking. */
export function PendingShell() {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[15rem_1fr]">
      <div className="hidden content-start gap-3 p-4 lg:grid">
        <Skeleton className="mb-3 h-9 w-full" />
        <Skeleton className="h-6 w-2/3" />
        <Skeleton className="h-6 w-1/2" />
        <Skeleton className="h-6 w-3/5" />
      </div>
      <div className="bg-surface lg:border-l">
        <PendingPage />
      </div>
    </div>
  );
}
