import type { SpaceMember } from "@foyer/contract/spaces";
import { Ellipsis, LogOut, UserCog, UserMinus } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Menu, MenuItem } from "../../components/ui/menu.tsx";

export type MemberAct = "setRole" | "remove" | "leave";

/** What a custodian can do with one member. */
export function MemberMenu({
  member,
  self,
  onAct,
}: {
  readonly member: SpaceMember;
  /** It is the caller. */
  readonly self: boolean;
  readonly onAct: (act: MemberAct) => void;
}): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const leave = self ? "leave" : "remove";
  return (
    <div className="inline-block text-left" ref={place}>
      <Button
        aria-expanded={open}
        aria-haspopup="menu"
        aria-label={`Manage ${member.name}`}
        onClick={() => setOpen(true)}
        ref={button}
        size="icon"
        variant="quiet"
      >
        <Ellipsis aria-hidden="true" />
      </Button>
      {open ? (
        <Menu anchor={button} label={`Manage ${member.name}`} onClose={() => setOpen(false)} place={place}>
          <MenuItem onClick={() => onAct("setRole")}>
            <UserCog aria-hidden="true" />
            {self ? "Change my role" : "Change role"}
          </MenuItem>
          <MenuItem onClick={() => onAct(leave)}>
            {self ? <LogOut aria-hidden="true" /> : <UserMinus aria-hidden="true" />}
            {self ? "Leave space" : "Take out of the space"}
          </MenuItem>
        </Menu>
      ) : null}
    </div>
  );
}
