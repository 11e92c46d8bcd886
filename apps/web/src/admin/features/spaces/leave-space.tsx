import type { Space } from "@foyer/contract/spaces";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";

const LeaveSpaceDialog = lazyPart(async () => (await import("./leave-space-dialog.tsx")).LeaveSpaceDialog);

/** The caller's way out of a space. */
export function LeaveSpace({ space }: { readonly space: Space }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div className="grid justify-items-start gap-3 text-sm">
      <p className="text-muted">Your role in {space.name} goes; your account stays.</p>
      <Button className="text-danger!" onClick={() => setOpen(true)} size="small">
        Leave space
      </Button>
      <Suspense>{open ? <LeaveSpaceDialog onClose={() => setOpen(false)} space={space} /> : null}</Suspense>
    </div>
  );
}
