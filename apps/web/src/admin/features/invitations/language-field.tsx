import { useQuery } from "@tanstack/react-query";
import type { ComponentProps, ReactNode } from "react";
import { SelectField } from "../../components/ui/field.tsx";
import { languages } from "../../lib/languages.ts";
import { keysOf } from "../../lib/search-params.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";

/** In which language somebody is written to; left alone, in the organization's. */
export function LanguageField(
  props: Omit<ComponentProps<typeof SelectField>, "label" | "children">,
): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const { data } = useQuery({
    ...trpc.organizations.get.queryOptions({ organizationId }),
    enabled: can("organization.view"),
  });
  return (
    <SelectField label="Language of the e-mail" {...props}>
      <option value="">
        {data ? `${languages[data.language].label} (default)` : "The organization’s default"}
      </option>
      {keysOf(languages).map((language) => (
        <option key={language} value={language}>
          {languages[language].label}
        </option>
      ))}
    </SelectField>
  );
}
