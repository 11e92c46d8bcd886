import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { BookOpen, KeyRound, Webhook } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "../../components/ui/button.tsx";
import { CodeBlock } from "../../components/ui/code-block.tsx";
import { CopyField } from "../../components/ui/copy-field.tsx";
import { Section } from "../../components/ui/page.tsx";
import { trpc } from "../../lib/trpc.ts";
import { curlExample } from "../account/curl-example.ts";
import { useOrganization } from "../session/organization.ts";

/** How a program calls Foyer, in a few steps. */
export function FirstCallPage(): ReactNode {
  const { id: organizationId, name } = useOrganization();
  const params = { organizationId };
  const { data } = useQuery(trpc.account.apiKeys.list.queryOptions({ limit: 1 }));
  return (
    <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-8">
      <Section lead="Whatever these pages do, your programs can do too." title="What a program has to know">
        <div className="grid gap-4">
          <CopyField
            hint={
              <>
                For Foyer’s own client and for its commands in a terminal, which read it from{" "}
                <code className="font-mono">FOYER_URL</code>.
              </>
            }
            label="Address of this Foyer"
            value={location.origin}
            what="address"
          />
          <CopyField
            hint="For REST, from any language: the path of every call begins after it."
            label="Base URL of the REST API"
            value={`${location.origin}/api`}
            what="base URL"
          />
          <CopyField
            hint={
              <>
                Most calls ask for it. The guide for developers calls it{" "}
                <code className="font-mono">ORGANIZATION_ID</code>.
              </>
            }
            label={`Id of ${name}`}
            value={organizationId}
            what="id"
          />
        </div>
      </Section>
      <Section lead="A key acts in your name, and may do here what you may do." title="1. Make an API key">
        <Link
          className={`${buttonClass()} justify-self-start`}
          params={params}
          to="/o/$organizationId/account/api-keys"
        >
          <KeyRound aria-hidden="true" />
          {data?.items.length === 0 ? "Make my first key" : "My API keys"}
        </Link>
      </Section>
      <Section lead="In a terminal, with your key in it. It answers who you are." title="2. Call Foyer">
        <CodeBlock
          code={`FOYER_API_KEY="your key"\n${curlExample(location.origin, "$FOYER_API_KEY")}`}
          what="command"
        />
      </Section>
      <Section
        lead="Every call with its fields, answers and failures, to be tried from the page itself."
        title="3. See what else there is"
      >
        <a
          className={`${buttonClass()} justify-self-start`}
          href="/api/docs"
          rel="noreferrer"
          target="_blank"
        >
          <BookOpen aria-hidden="true" />
          Reference of all calls
        </a>
      </Section>
      <Section
        lead="Instead of asking again and again, let Foyer call your program."
        title="When something happens"
      >
        <Link
          className={`${buttonClass()} justify-self-start`}
          params={params}
          to="/o/$organizationId/developers/webhooks"
        >
          <Webhook aria-hidden="true" />
          Webhooks
        </Link>
      </Section>
    </div>
  );
}
