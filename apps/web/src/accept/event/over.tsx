import type { EventFacts } from "@foyer/contract/events";
import { locale } from "../language.ts";
import { Notice } from "../parts/notice.tsx";
import { lateWords } from "../words.ts";
import { eventTime } from "./event-time.ts";

/** An event that lies behind. */
export function Over({ event }: { readonly event: EventFacts }) {
  const { headline, what, next } = lateWords.event.over;
  const { there } = eventTime(event, locale);
  return <Notice headline={headline} says={[what(event.name, `${there.time} (${there.zone})`), next]} />;
}
