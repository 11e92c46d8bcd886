import type { UseFormRegisterReturn } from "react-hook-form";
import { keysOf } from "../../lib/search-params.ts";
import { FieldGroup } from "./field-group.tsx";
import { providers } from "./providers.ts";

/** The ways out beside each other, of which one is chosen. */
export function ProviderChoice({ provider }: { readonly provider: UseFormRegisterReturn }) {
  return (
    <FieldGroup title="How e-mail leaves">
      <div className="grid gap-2 sm:grid-cols-2">
        {keysOf(providers).map((each) => (
          <label
            className="grid grid-cols-[auto_1fr] gap-x-2.5 gap-y-0.5 rounded-card border px-4 py-3 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-wash"
            key={each}
          >
            <input
              {...provider}
              className="mt-0.5 size-4 accent-accent pointer-coarse:size-6"
              type="radio"
              value={each}
            />
            <span className="text-sm font-medium">{providers[each].label}</span>
            <span className="col-start-2 text-xs text-muted">{providers[each].meaning}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
