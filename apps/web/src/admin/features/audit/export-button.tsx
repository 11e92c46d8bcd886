import type { ExportAudit } from "@foyer/contract/audit";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { downloadText } from "../../lib/download.ts";
import { client } from "../../lib/trpc.ts";

/** Hands over as a file what the filters find. */
export function ExportButton({ input }: { readonly input: ExportAudit }): ReactNode {
  const run = useMutation({
    mutationFn: () => client.audit.export.query(input),
    onSuccess: ({ filename, csv, isComplete }) => {
      downloadText(filename, csv, "text/csv");
      toast(
        isComplete
          ? `${filename} is in your downloads.`
          : `${filename} has the newest 10,000 entries. For older ones choose an earlier period.`,
      );
    },
    onError: toastFailure,
  });
  return (
    <Button onClick={() => run.mutate()} pending={run.isPending}>
      <Download aria-hidden="true" />
      {run.isPending ? "Exporting…" : "Export as CSV"}
    </Button>
  );
}
