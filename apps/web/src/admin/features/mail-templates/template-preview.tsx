import type { Template } from "@foyer/contract/mail-templates";
import type { ReactNode } from "react";
import { Notice } from "../../components/ui/notice.tsx";
import { useOrganization } from "../session/organization.ts";
import { PreviewPane } from "./preview-pane.tsx";
import { usePreview } from "./use-preview.ts";

/** An e-mail as it arrives, for those who may not change it. */
export function TemplatePreview({
  template: { kind, language },
}: {
  readonly template: Template;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  const preview = usePreview({ organizationId, kind, language });
  return (
    <>
      <Notice tone="neutral">Only owners and admins can change what it says.</Notice>
      <PreviewPane broken={false} language={language} preview={preview} />
    </>
  );
}
