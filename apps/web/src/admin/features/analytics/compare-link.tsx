import type { Comparison } from "@foyer/contract/statistics";
import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { useOrganization, usePermissions } from "../session/organization.ts";

/** Leads from the numbers of one place to those of all of its kind, for those who may see them. */
export function CompareLink({
  by,
  children,
}: {
  readonly by: Comparison;
  readonly children: ReactNode;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  if (!usePermissions().can("invitation.view")) return null;
  return (
    <Link
      className="inline-flex min-h-6 w-fit items-center gap-1.5 rounded-control text-sm text-muted hover:text-ink [&_svg]:size-4"
      params={{ organizationId }}
      search={{ by }}
      to="/o/$organizationId/analytics"
    >
      {children}
      <ArrowRight aria-hidden="true" />
    </Link>
  );
}
