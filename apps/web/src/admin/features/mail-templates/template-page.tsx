import type { Template, TemplateKind } from "@foyer/contract/mail-templates";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, Suspense } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Page } from "../../components/ui/page.tsx";
import { pillClass } from "../../components/ui/pill.ts";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { languages } from "../../lib/languages.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { keysOf, oneOf } from "../../lib/search-params.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { purposes } from "./template-words.ts";

const TemplateEditor = lazyPart(async () => (await import("./template-editor.tsx")).TemplateEditor);
const TemplatePreview = lazyPart(async () => (await import("./template-preview.tsx")).TemplatePreview);

/** One e-mail in one language: what it says, and how it arrives. */
export function TemplatePage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { kind: called } = useParams({ from: "/signed-in/o/$organizationId/mail/templates/$kind" });
  const { language: chosen } = useSearch({ from: "/signed-in/o/$organizationId/mail/templates/$kind" });
  const {
    data: organization,
    error,
    isError,
    refetch,
  } = useQuery({
    ...trpc.organizations.get.queryOptions({ organizationId }),
    enabled: chosen === undefined,
  });
  const kind = oneOf(called, purposes);
  const above = (
    <BackLink params={{ organizationId }} to="/o/$organizationId/mail/templates">
      Templates
    </BackLink>
  );
  if (!kind) {
    return (
      <Page above={above} title="No such e-mail">
        <p className="text-sm text-muted">The address is wrong. The templates are all in one list.</p>
      </Page>
    );
  }
  return (
    <Page above={above} lead={purposes[kind].meaning} title={purposes[kind].label}>
      {chosen ? <LanguageLinks kind={kind} /> : null}
      {chosen ? <Loaded key={`${kind} ${chosen}`} kind={kind} language={chosen} /> : null}
      {!chosen && organization ? (
        <Navigate
          params={{ organizationId, kind }}
          replace
          search={{ language: organization.language }}
          to="/o/$organizationId/mail/templates/$kind"
        />
      ) : null}
      {!chosen && isError && !organization ? (
        <FailedState error={error} onRetry={() => void refetch()} what="The e-mail" />
      ) : null}
      {!chosen && !isError ? <SkeletonRows count={6} label="Loading the e-mail…" /> : null}
    </Page>
  );
}

/** The same e-mail in each language, and where it says something of one's own. */
function LanguageLinks({ kind }: { readonly kind: TemplateKind }) {
  const { id: organizationId } = useOrganization();
  const { data } = useQuery(trpc.mail.templates.list.queryOptions({ organizationId }));
  const own = new Set(
    data?.items.filter((each) => each.kind === kind && each.isCustom).map((each) => each.language),
  );
  return (
    <nav aria-label="Language" className="-ml-1 flex flex-wrap gap-1">
      {keysOf(languages).map((each) => (
        <Link
          className={pillClass}
          key={each}
          params={{ organizationId, kind }}
          replace
          resetScroll={false}
          search={{ language: each }}
          to="/o/$organizationId/mail/templates/$kind"
        >
          {languages[each].label}
          {own.has(each) ? <span className="ml-1.5 text-xs font-normal text-accent">own words</span> : null}
        </Link>
      ))}
    </nav>
  );
}

function Loaded({ kind, language }: Pick<Template, "kind" | "language">) {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const { data, error, isError, refetch } = useQuery(
    trpc.mail.templates.get.queryOptions(
      { organizationId, kind, language },
      // What somebody else saves meanwhile does not change what is being written.
      { refetchOnWindowFocus: false },
    ),
  );
  const loading = <SkeletonRows count={6} label="Loading the e-mail…" />;
  if (data) {
    return (
      <Suspense fallback={loading}>
        {can("mail.update") ? <TemplateEditor template={data} /> : <TemplatePreview template={data} />}
      </Suspense>
    );
  }
  return isError ? <FailedState error={error} onRetry={() => void refetch()} what="The e-mail" /> : loading;
}
