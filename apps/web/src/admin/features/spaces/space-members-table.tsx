import type { Space, SpaceMember } from "@foyer/contract/spaces";
import { CircleOff } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { roles } from "../../lib/roles.ts";
import { spaceRoles } from "../../lib/space-roles.ts";
import { plainRowClass } from "../account/plain-row.ts";
import { useUser } from "../session/session.ts";
import { type MemberAct, MemberMenu } from "./member-menu.tsx";
import type { SpaceRights } from "./space-rights.ts";

const MemberRoleDialog = lazyPart(async () => (await import("./member-role-dialog.tsx")).MemberRoleDialog);
const RemoveMemberDialog = lazyPart(
  async () => (await import("./remove-member-dialog.tsx")).RemoveMemberDialog,
);
const LeaveSpaceDialog = lazyPart(async () => (await import("./leave-space-dialog.tsx")).LeaveSpaceDialog);

/** The members of a space, row by row, with what can be done with each. */
export function SpaceMembersTable({
  space,
  members,
  rights,
}: {
  readonly space: Space;
  readonly members: readonly SpaceMember[];
  readonly rights: SpaceRights;
}): ReactNode {
  const me = useUser();
  const [open, setOpen] = useState<{ act: MemberAct; member: SpaceMember } | null>(null);
  const close = () => setOpen(null);
  const manages = rights.can("space.setRole");
  return (
    <>
      <Table
        heads={[
          { label: "Member" },
          { label: "Role", className: "hidden w-32 sm:table-cell" },
          { label: "In the organization", className: "hidden w-40 lg:table-cell" },
          { label: "In since", className: "hidden w-36 md:table-cell" },
          ...(manages ? [{ label: "Manage", className: "w-12", silent: true } as const] : []),
        ]}
        label="Members"
      >
        {members.map((member) => (
          <tr className={plainRowClass} key={member.userId}>
            <td>
              <span className="block truncate font-medium">
                {member.name}
                {member.userId === me.id ? <span className="font-normal text-muted"> (you)</span> : null}
              </span>
              <span className="block truncate text-xs text-muted">
                <span className="sm:hidden">
                  {spaceRoles[member.role].label}
                  {member.email ? " · " : null}
                </span>
                {member.email}
              </span>
              {member.active ? null : (
                <Badge icon={CircleOff} tone="warning">
                  Switched off
                </Badge>
              )}
            </td>
            <td className="hidden text-muted sm:table-cell">{spaceRoles[member.role].label}</td>
            <td className="hidden text-muted lg:table-cell">{roles[member.organizationRole].label}</td>
            <td className="hidden text-muted md:table-cell">
              <Moment at={member.joinedAt} date="below" />
            </td>
            {manages ? (
              <td className="w-12 text-right">
                <MemberMenu
                  member={member}
                  onAct={(act) => setOpen({ act, member })}
                  self={member.userId === me.id}
                />
              </td>
            ) : null}
          </tr>
        ))}
      </Table>
      <Suspense>
        {open?.act === "setRole" ? (
          <MemberRoleDialog member={open.member} onClose={close} rights={rights} space={space} />
        ) : null}
        {open?.act === "remove" ? (
          <RemoveMemberDialog member={open.member} onClose={close} space={space} />
        ) : null}
        {open?.act === "leave" ? <LeaveSpaceDialog onClose={close} space={space} /> : null}
      </Suspense>
    </>
  );
}
