import { Notice } from "../parts/notice.tsx";
import { words } from "../words.ts";

/** No invitation belongs to this link. */
export function UnknownLink() {
  return (
    <Notice headline={words.unknownLink.headline}>
      <p>{words.unknownLink.what}</p>
      <p className="text-ink">{words.unknownLink.next}</p>
      <p>{words.unknownLink.ask}</p>
    </Notice>
  );
}
