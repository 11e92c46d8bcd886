import type { ExportAttendees } from "@foyer/contract/events";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { Button } from "../../components/ui/button.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { downloadText } from "../../lib/download.ts";
import { client } from "../../lib/trpc.ts";

/** Hands over as a file whom the filters find. */
export function ExportAttendeesButton({ input }: { readonly input: ExportAttendees }) {
  const run = useMutation({
    mutationFn: () => client.events.attendees.export.query(input),
    onSuccess: ({ filename, csv, isComplete }) => {
      downloadText(filename, csv, "text/csv");
      toast(
        isComplete
          ? `${filename} is in your downloads.`
          : `${filename} has 10,000 attendees, and there are more. Narrow the list for the others.`,
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
