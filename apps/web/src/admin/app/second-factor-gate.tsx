import { useRouter } from "@tanstack/react-router";
import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { refreshMe } from "../features/session/session.ts";
import { lazyPart } from "../lib/lazy-part.ts";
import { PendingPage } from "./fallback-pages.tsx";

const RequiredSecondFactor = lazyPart(
  async () => (await import("../features/account/required-second-factor.tsx")).RequiredSecondFactor,
);

/** Shows nothing of an organization that asks for a second factor before there is one; then goes on to where one was going. */
export function SecondFactorGate({
  required,
  children,
}: {
  readonly required: boolean;
  readonly children: ReactNode;
}) {
  const router = useRouter();
  // The server lets one in as soon as the code was right; but then the recovery codes are on the screen, for once.
  const [keeping, setKeeping] = useState(false);
  const open = !required && !keeping;
  const wasOpen = useRef(open);
  useEffect(() => {
    // What had the focus is gone with the set-up.
    if (open && !wasOpen.current) document.querySelector<HTMLElement>("h1, #main:not(:has(h1))")?.focus();
    wasOpen.current = open;
  }, [open]);
  if (open) return children;
  const enter = async () => {
    await refreshMe();
    setKeeping(false);
    await router.invalidate();
  };
  return (
    <Suspense fallback={<PendingPage />}>
      <RequiredSecondFactor onConfirmed={() => setKeeping(true)} onDone={enter} />
    </Suspense>
  );
}
