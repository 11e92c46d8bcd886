import type { Space } from "@foyer/contract/spaces";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Section } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { ForCustodians } from "./for-custodians.tsx";
import { LeaveSpace } from "./leave-space.tsx";
import { SpaceFrame } from "./space-frame.tsx";

const SpaceNameForm = lazyPart(async () => (await import("./space-name-form.tsx")).SpaceNameForm);
const RemoveSpaceDialog = lazyPart(async () => (await import("./remove-space-dialog.tsx")).RemoveSpaceDialog);

/** What a space is called, and the ways to end it or one's own part in it. */
export function SpaceSettingsPage(): ReactNode {
  return (
    <SpaceFrame>
      {({ space, rights }) =>
        rights.can("space.update") ? (
          <div className="grid max-w-2xl gap-8">
            <Suspense fallback={<SkeletonRows count={2} label="Loading…" />}>
              <SpaceNameForm key={space.id} space={space} />
            </Suspense>
            {space.role ? (
              <div className="border-t pt-6">
                <Section title="Leave">
                  <LeaveSpace space={space} />
                </Section>
              </div>
            ) : null}
            {rights.can("space.remove") ? (
              <div className="border-t pt-6">
                <Section title="Remove">
                  <Removal space={space} />
                </Section>
              </div>
            ) : null}
          </div>
        ) : (
          <ForCustodians />
        )
      }
    </SpaceFrame>
  );
}

function Removal({ space }: { readonly space: Space }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="grid justify-items-start gap-3 text-sm">
      <p className="text-muted">
        The space goes for everybody, and invitations to it that are waiting are cancelled.
      </p>
      <Button className="text-danger!" onClick={() => setOpen(true)} size="small">
        Remove space
      </Button>
      <Suspense>{open ? <RemoveSpaceDialog onClose={() => setOpen(false)} space={space} /> : null}</Suspense>
    </div>
  );
}
