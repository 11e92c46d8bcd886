import { Notice } from "../parts/notice.tsx";
import { lateWords } from "../words.ts";

/** No invitation belongs to this link. */
export function UnknownLink() {
  const { headline, what, next, ask } = lateWords.unknownLink;
  return <Notice headline={headline} says={[what, next, ask]} />;
}
