import type { Attendee } from "@foyer/contract/events";
import { Check } from "lucide-react";
import { Button } from "../../components/ui/button.tsx";
import { absoluteTime } from "../../lib/moment.ts";
import { useCheckIn } from "./check-in.ts";

/** Marks that somebody has come, and takes it back: shown at once, also where the network is slow. */
export function CheckInButton({ attendee }: { readonly attendee: Attendee }) {
  const { fullName, checkedInAt } = attendee;
  const checkIn = useCheckIn(attendee);
  return (
    <Button
      className={checkedInAt ? "w-full border-transparent! bg-accent-wash! text-accent!" : "w-full"}
      onClick={() => checkIn(checkedInAt === null)}
      {...(checkedInAt && { title: `Since ${absoluteTime(checkedInAt)}. Press to take it back.` })}
    >
      {/* What a press has changed is read out, though the focus stays. */}
      <span aria-live="polite" className="inline-flex items-center gap-2">
        {checkedInAt ? <Check aria-hidden="true" /> : null}
        <span>
          {checkedInAt ? "Here" : "Check in"}
          <span className="sr-only">
            {checkedInAt ? `: ${fullName}. Press to take it back.` : ` ${fullName}`}
          </span>
        </span>
      </span>
    </Button>
  );
}
