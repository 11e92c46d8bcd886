import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { follow } from "../lib/live-follow.ts";
import type { LiveScope } from "../lib/live-stream.ts";
import { useOnline } from "../lib/online.ts";

/**
 * Keeps what is shown as it is on the server: whatever somebody changes is asked for again by itself. For those who may follow
 * it: an organization's managers, and those of one place. Says so where nothing comes through for long.
 */
export function Live({ organizationId, spaceId, eventId }: LiveScope) {
  const online = useOnline();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const left = new AbortController();
    const place = { ...(spaceId !== undefined && { spaceId }), ...(eventId !== undefined && { eventId }) };
    follow({ organizationId, ...place }, { signal: left.signal, onLost: setLost });
    return () => left.abort();
  }, [organizationId, spaceId, eventId]);
  return (
    <div role="status">
      {online && isLost ? (
        <p className="flex items-center justify-center gap-2 bg-warning-wash px-4 py-2 text-sm">
          <WifiOff aria-hidden="true" className="size-4 shrink-0 text-warning" />
          What others do does not arrive right now. What you see may be old until it does again.
        </p>
      ) : null}
    </div>
  );
}
