import { Link } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { buttonClass } from "../../components/ui/button.tsx";
import { useOrganization } from "../session/organization.ts";

/** Leads to where a file of people is imported: to a space or an event; to the organization, where it names none. */
export function ImportLink({ placeId }: { readonly placeId?: string | undefined }) {
  const { id: organizationId } = useOrganization();
  return (
    <Link
      className={buttonClass()}
      params={{ organizationId }}
      search={{ placeId }}
      to="/o/$organizationId/imports/new"
    >
      <FileUp aria-hidden="true" />
      Import a file
    </Link>
  );
}
