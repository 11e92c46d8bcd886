import type { Space } from "@foyer/contract/spaces";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Live } from "../../components/live.tsx";
import { BackLink } from "../../components/ui/back-link.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Page } from "../../components/ui/page.tsx";
import { PageOfOne } from "../../components/ui/page-of-one.tsx";
import { pillClass } from "../../components/ui/pill.ts";
import { plural } from "../../lib/moment.ts";
import { grantableInSpace } from "../../lib/permissions.ts";
import { trpc } from "../../lib/trpc.ts";
import { useInvite } from "../invitations/invite.ts";
import { useOrganization } from "../session/organization.ts";
import { ownRoleWords } from "./own-role.ts";
import { type SpaceRights, useSpaceRights } from "./space-rights.ts";

type Known = { readonly space: Space; readonly rights: SpaceRights; readonly invite: ReactNode };

/** The frame of a space's pages, with the way to each of them; `children` draws one once the space is known. */
export function SpaceFrame({ children }: { readonly children: (known: Known) => ReactNode }): ReactNode {
  const { id: organizationId } = useOrganization();
  const { spaceId } = useParams({ from: "/signed-in/o/$organizationId/spaces/$spaceId" });
  const query = useQuery(trpc.spaces.get.queryOptions({ spaceId }));
  const above = (
    <BackLink params={{ organizationId }} to="/o/$organizationId/spaces">
      Spaces
    </BackLink>
  );
  // What is open while one is taken out goes: the next look says that it is not there.
  return (
    <PageOfOne
      above={above}
      isElsewhere={(space) => space.organizationId !== organizationId}
      missing="The address is wrong, the space is gone, or it does not let you in. Whoever invited you to it can let you in again."
      noun="space"
      query={query}
    >
      {(space) => (
        <KnownSpace above={above} space={space}>
          {children}
        </KnownSpace>
      )}
    </PageOfOne>
  );
}

function KnownSpace({
  space,
  above,
  children,
}: {
  readonly space: Space;
  readonly above: ReactNode;
  readonly children: (known: Known) => ReactNode;
}) {
  const { role: mine } = useOrganization();
  const rights = useSpaceRights(space);
  // Whoever follows all of the organization follows this as well.
  const follows = rights.can("invitation.view") && !rights.byOrganization;
  const openInvite = useInvite();
  const { id, name, memberCount } = space;
  const roles = rights.role && rights.can("invitation.create") ? grantableInSpace(rights.role) : [];
  const invite =
    openInvite && roles.length > 0 ? (
      <Button onClick={() => openInvite({ place: { kind: "space", id, name, roles } })} variant="primary">
        <UserPlus aria-hidden="true" />
        Invite
      </Button>
    ) : null;
  return (
    <Page
      above={above}
      actions={invite}
      lead={
        space.role
          ? `${plural(memberCount, "member")} · You are a ${ownRoleWords(space, mine).toLowerCase()}`
          : `${plural(memberCount, "member")} · You manage it ${ownRoleWords(space, mine).toLowerCase()} of the organization`
      }
      title={name}
    >
      {follows ? <Live organizationId={space.organizationId} spaceId={id} /> : null}
      <SpaceTabs rights={rights} space={space} />
      {children({ space, rights, invite })}
    </Page>
  );
}

function SpaceTabs({ space, rights: { can } }: { readonly space: Space; readonly rights: SpaceRights }) {
  const params = { organizationId: space.organizationId, spaceId: space.id };
  // Who only sees the members needs no way to them.
  if (!can("invitation.view") && !can("space.update")) return null;
  return (
    <nav aria-label={space.name} className="-ml-1 flex flex-wrap gap-1 print:hidden">
      <Link
        activeOptions={{ exact: true, includeSearch: false }}
        className={pillClass}
        params={params}
        to="/o/$organizationId/spaces/$spaceId"
      >
        Members
      </Link>
      {can("invitation.view") ? (
        <Link
          activeOptions={{ includeSearch: false }}
          className={pillClass}
          params={params}
          to="/o/$organizationId/spaces/$spaceId/invitations"
        >
          Invitations
        </Link>
      ) : null}
      {can("invitation.view") ? (
        <Link
          activeOptions={{ includeSearch: false }}
          className={pillClass}
          params={params}
          to="/o/$organizationId/spaces/$spaceId/statistics"
        >
          Statistics
        </Link>
      ) : null}
      {can("space.update") ? (
        <Link className={pillClass} params={params} to="/o/$organizationId/spaces/$spaceId/settings">
          Settings
        </Link>
      ) : null}
    </nav>
  );
}
