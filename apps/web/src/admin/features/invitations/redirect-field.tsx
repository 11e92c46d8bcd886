import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { SelectField, TextField } from "../../components/ui/field.tsx";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";

/**
 * Where somebody goes on to after they have accepted: a page at one of the sites that the organization lists. Not there where
 * it lists none.
 */
export function RedirectField({
  value,
  error,
  onChange,
}: {
  /** The URL; undefined: they stay in Foyer. */
  readonly value: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (redirectTo: string | undefined) => void;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const { data } = useQuery({
    ...trpc.organizations.get.queryOptions({ organizationId }),
    enabled: can("organization.view"),
  });
  const origins = data?.redirectOrigins ?? [];
  const originOf = (url: string) => origins.find((each) => url.startsWith(`${each}/`));
  const origin = value === undefined ? undefined : originOf(value);
  if (origins.length === 0) return null;
  const choosePage = (text: string) => {
    // Whoever has the whole address at hand may paste it.
    const page = originOf(text) ? text : `${origin}/${text.replace(/^\/+/, "")}`;
    onChange(page);
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        error={origin === undefined ? error : undefined}
        label="Afterwards, send them to"
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value ? `${currentTarget.value}/` : undefined)
        }
        value={origin ?? ""}
      >
        <option value="">Foyer</option>
        {origins.map((each) => (
          <option key={each} value={each}>
            {each.replace(/^https:\/\//, "")}
          </option>
        ))}
      </SelectField>
      {origin === undefined ? null : (
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          error={error}
          label="Page there"
          onChange={({ currentTarget }) => choosePage(currentTarget.value)}
          optional
          placeholder="welcome"
          spellCheck={false}
          value={value?.slice(origin.length + 1) ?? ""}
        />
      )}
    </div>
  );
}
