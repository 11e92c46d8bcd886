import type { ReactNode } from "react";
import { Mark } from "../../../mark.tsx";
import { Button } from "../../components/ui/button.tsx";
import { toastFailure } from "../../components/ui/toasts.tsx";
import { useSignOut } from "./session.ts";

/** The top of the pages for which there is no organization's frame: where one is, the ways from there, and the way out. */
export function PlainHeader({
  title,
  children,
}: {
  readonly title: string;
  /** Links, dressed as small quiet buttons. */
  readonly children: ReactNode;
}) {
  const signOut = useSignOut();
  return (
    <header className="flex items-center gap-1 border-b bg-paper px-4 py-2 sm:px-8 print:hidden">
      <span className="mr-2 shrink-0">
        <Mark size={22} />
      </span>
      <span className="min-w-0 grow truncate text-sm font-medium">{title}</span>
      {children}
      <Button
        onClick={() => signOut.mutate(undefined, { onError: toastFailure })}
        pending={signOut.isPending}
        size="small"
        variant="quiet"
      >
        Sign out
      </Button>
    </header>
  );
}
