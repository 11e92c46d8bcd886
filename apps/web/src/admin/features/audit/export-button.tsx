import type { ExportAudit } from "@foyer/contract/audit";
import { ExportLink } from "../../components/ui/export-link.tsx";

/** Hands over as a file what the filters find. */
export function ExportButton({ input: { organizationId, ...search } }: { readonly input: ExportAudit }) {
  return <ExportLink path={`/organizations/${organizationId}/audit/export`} search={search} />;
}
