import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { Toasts } from "../components/ui/toasts.tsx";

/** What surrounds every page, signed in or not. */
export function RootLayout() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
        // A new page is a new document to whoever can't see it: the focus goes to its headline, which is read out.
        if (fromLocation && pathChanged) document.querySelector("h1")?.focus({ preventScroll: true });
      }),
    [router],
  );
  return (
    <>
      <Outlet />
      <Toasts />
    </>
  );
}
