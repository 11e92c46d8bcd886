import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { useMe } from "../features/session/session.ts";

/** Around every page for somebody signed in: when the session ends, at whichever call, it leads to the sign-in and back. */
export function SignedInLayout() {
  const { user } = useMe();
  const { href } = useLocation();
  if (!user) return <Navigate replace search={{ next: href }} to="/sign-in" />;
  return <Outlet />;
}
