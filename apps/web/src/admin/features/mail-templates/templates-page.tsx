import type { TemplateKind } from "@foyer/contract/mail-templates";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight, PenLine } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { buttonClass } from "../../components/ui/button.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { rowLinkClass } from "../../components/ui/list.tsx";
import { Section } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { languages } from "../../lib/languages.ts";
import { keysOf } from "../../lib/search-params.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { occasions, purposes } from "./template-words.ts";

/** Every e-mail that can be put into own words, by what it is for. Stands in the frame of the pages about e-mail. */
export function TemplatesPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { data, error, isError, refetch } = useQuery(
    trpc.mail.templates.list.queryOptions({ organizationId }),
  );
  if (!data) {
    return isError ? (
      <FailedState error={error} onRetry={() => void refetch()} what="The templates" />
    ) : (
      <SkeletonRows count={8} label="Loading the templates…" />
    );
  }
  const ownLanguages = (kind: TemplateKind) => {
    const own = data.items.filter((each) => each.kind === kind && each.isCustom);
    return keysOf(languages)
      .filter((language) => own.some((each) => each.language === language))
      .map((language) => languages[language].label);
  };
  return (
    <div className="grid gap-10">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="max-w-2xl text-sm text-muted">
          Foyer has words for every e-mail in {keysOf(languages).length} languages. Where yours are better,
          write them: each language has its own.
        </p>
        <Link
          className={buttonClass()}
          params={{ organizationId }}
          to="/o/$organizationId/mail/templates/look"
        >
          Colour and logo
        </Link>
      </div>
      {occasions.map(({ title, lead, kinds }) => (
        <Section key={title} lead={lead} title={title}>
          <ul className="border-t">
            {kinds.map((kind) => (
              <TemplateRow key={kind} kind={kind} own={ownLanguages(kind)} />
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function TemplateRow({ kind, own }: { readonly kind: TemplateKind; readonly own: readonly string[] }) {
  const { id: organizationId } = useOrganization();
  return (
    <li className="relative flex items-center gap-4 border-b py-2.5 transition-colors hover:bg-sunken has-focus-visible:bg-sunken">
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-0.5 text-sm md:grid-cols-[14rem_minmax(0,1fr)_auto] md:items-center">
        <Link
          className={rowLinkClass}
          params={{ organizationId, kind }}
          to="/o/$organizationId/mail/templates/$kind"
        >
          {purposes[kind].label}
        </Link>
        <span className="text-muted">{purposes[kind].meaning}</span>
        {own.length > 0 ? (
          <Badge icon={PenLine} tone="good">
            Own words: {own.join(", ")}
          </Badge>
        ) : null}
      </div>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
    </li>
  );
}
