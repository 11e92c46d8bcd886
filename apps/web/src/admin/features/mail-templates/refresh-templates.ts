import type { Template } from "@foyer/contract/mail-templates";
import { queryClient, trpc } from "../../lib/trpc.ts";

/** Shows an e-mail as the server keeps it now, and looks anew at what names it. */
export async function refreshTemplates(organizationId: string, saved: Template): Promise<void> {
  const { kind, language } = saved;
  queryClient.setQueryData(trpc.mail.templates.get.queryKey({ organizationId, kind, language }), saved);
  await Promise.all(
    [trpc.mail.templates.list.queryKey({ organizationId }), trpc.audit.pathKey()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}
