import type { Invitation } from "@foyer/contract/invitations";
import { Star, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { invitationRoles } from "../../lib/space-roles.ts";
import type { Door } from "./doors/door.ts";

/** What a column is called that says as what people were invited. */
export function termsHead(terms: Door["terms"]): string {
  return terms === "seat" ? "Seat" : "Role";
}

/** As what somebody was invited: a role, or what makes an event's invitation special. */
export function InvitationTerms({
  invitation: { role, isVip, bypassCapacity },
}: {
  readonly invitation: Pick<Invitation, "role" | "isVip" | "bypassCapacity">;
}): ReactNode {
  if (role) return invitationRoles[role].label;
  if (!isVip && !bypassCapacity) return <span aria-label="nothing special">–</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {isVip ? (
        <Badge icon={Star} tone="good">
          VIP
        </Badge>
      ) : null}
      {bypassCapacity ? (
        <Badge icon={UserPlus} tone="neutral">
          Over capacity
        </Badge>
      ) : null}
    </span>
  );
}

/** The same in words, for where there is no room; empty if there is nothing to say. */
export function termsInWords({
  role,
  isVip,
  bypassCapacity,
}: Pick<Invitation, "role" | "isVip" | "bypassCapacity">): string {
  if (role) return invitationRoles[role].label;
  return [isVip && "VIP", bypassCapacity && "over capacity"].filter(Boolean).join(", ");
}
