import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import type { RefObject } from "react";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../../components/ui/menu.tsx";
import { useNewOrganization } from "../../features/organizations/new-organization.ts";
import { useOrganization } from "../../features/session/organization.ts";
import { useMe } from "../../features/session/session.ts";
import { roles } from "../../lib/roles.ts";

export function OrganizationMenu({
  anchor,
  place,
  onNavigate,
  onClose,
}: {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly place: RefObject<HTMLElement | null>;
  readonly onNavigate: () => void;
  readonly onClose: () => void;
}) {
  const organization = useOrganization();
  const { organizations } = useMe();
  const found = useNewOrganization();
  const navigate = useNavigate();
  return (
    <Menu anchor={anchor} place={place} label="Organization" onClose={onClose}>
      <MenuChoice
        choices={organizations.map(({ id, name, role }) => ({
          value: id,
          label: name,
          detail: roles[role].label,
        }))}
        label="Organizations"
        onChoose={(organizationId) => {
          onNavigate();
          void navigate({ to: "/o/$organizationId", params: { organizationId } });
        }}
        value={organization.id}
      />
      {found ? (
        <>
          <MenuSeparator />
          <MenuItem
            onClick={() => {
              onNavigate();
              found();
            }}
          >
            <Plus aria-hidden="true" />
            Create organization
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
