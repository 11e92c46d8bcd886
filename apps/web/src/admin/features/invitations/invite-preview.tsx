import type { InvitationRole } from "@foyer/contract/doors";
import type { Language } from "@foyer/contract/languages";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { trpc } from "../../lib/trpc.ts";
import { PreviewPane } from "../mail-templates/preview-pane.tsx";
import { usePreview } from "../mail-templates/use-preview.ts";
import { useOrganization } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import type { Place } from "./doors/door.ts";

/** The e-mail as the first one invited gets it, in the organization's own words and colours. */
export function InvitePreview({
  place,
  role,
  language,
  message,
  invitee,
}: {
  readonly place: Place;
  readonly role: InvitationRole | undefined;
  /** None: the organization's. */
  readonly language: Language | undefined;
  readonly message: string | undefined;
  readonly invitee: string | undefined;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  const { name: inviter } = useUser();
  const { data } = useQuery(trpc.organizations.get.queryOptions({ organizationId }));
  const spoken = language ?? data?.language;
  const isEvent = place.kind === "event";
  const preview = usePreview(
    spoken
      ? {
          organizationId,
          kind: isEvent ? "event_invitation" : "invitation",
          language: spoken,
          values: {
            place: place.kind === "organization" ? null : place.name,
            role: role ?? null,
            inviter,
            invitee: invitee ?? null,
            message: message?.trim() || null,
          },
        }
      : null,
  );
  return (
    <div className="mt-3">
      <PreviewPane
        broken={false}
        language={spoken ?? "en"}
        note={
          isEvent
            ? "When and where are samples here. Its links open nothing."
            : "Until when it is open is a sample here. Its links open nothing."
        }
        preview={preview}
      />
    </div>
  );
}
