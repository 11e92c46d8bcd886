import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { forgetData, UserContext, useMe } from "../features/session/session.ts";

/** Around every page for somebody signed in: when the session ends, at whichever call, it leads to the sign-in and back. */
export function SignedInLayout() {
  const { user } = useMe();
  const router = useRouter();
  const signedOut = user === null;
  useEffect(() => {
    if (!signedOut) return;
    forgetData();
    // Read once, here: on the way the location is the sign-in's own.
    const { href } = router.latestLocation;
    void router.navigate({
      to: "/sign-in",
      search: { next: href },
      state: { signInBecause: "session_ended" },
      replace: true,
    });
  }, [signedOut, router]);
  if (signedOut) return null;
  return (
    <UserContext value={user}>
      <Outlet />
    </UserContext>
  );
}
