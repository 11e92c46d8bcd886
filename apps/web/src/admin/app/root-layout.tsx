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
        // From one part of a thing to the next it stays on the tab that was pressed; and nobody is taken out of a dialog
        // that they have opened meanwhile.
        if (fromLocation && pathChanged && !document.activeElement?.closest("[data-tabs], [role=dialog]"))
          document.querySelector("h1")?.focus({ preventScroll: true });
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
