import type { Issue } from "@foyer/contract/failures";
import type { PreviewTemplate, TemplatePreview } from "@foyer/contract/mail-templates";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { failureOf } from "../../lib/failure.ts";
import { client, trpc } from "../../lib/trpc.ts";

const pause = 400; // milliseconds without a key pressed

/** What somebody writes, as it would arrive. */
export type Preview = {
  /** The last one that could be made; it stays while what is written can't be sent. */
  readonly shown: TemplatePreview | null;
  /** Whether it says what is written now. */
  readonly isCurrent: boolean;
  /** Why there is no newer one. */
  readonly error: unknown;
  /** What keeps it from being sent, field by field. */
  readonly issues: readonly Issue[];
  readonly retry: () => void;
};

/**
 * Follows what is written, a moment behind.
 * @param input null: it can't be sent as it stands, so there is nothing to ask for
 */
export function usePreview(input: PreviewTemplate | null): Preview {
  const asked = useCalm(JSON.stringify(input));
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...trpc.mail.templates.preview.mutationKey(), asked],
    queryFn: async ({ signal }) => {
      const made = await client.mail.templates.preview.mutate(JSON.parse(asked), { signal });
      return { asked, made };
    },
    enabled: asked !== "null",
    staleTime: 60_000,
  });
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  const shown = data ?? last;
  const isAsked = asked === JSON.stringify(input);
  return {
    shown: shown?.made ?? null,
    isCurrent: isAsked && shown?.asked === asked && !isFetching,
    error: isAsked && !isFetching ? error : null,
    issues: isAsked && error ? failureOf(error).issues : [],
    retry: () => void refetch(),
  };
}

/** A text, once it has stayed the same for a moment; the first one at once. */
function useCalm(text: string): string {
  const [calm, setCalm] = useState(text);
  useEffect(() => {
    if (text === calm) return;
    const timer = setTimeout(setCalm, pause, text);
    return () => clearTimeout(timer);
  }, [text, calm]);
  return calm;
}
