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
      {checkedInAt ? (
        <>
          <Check aria-hidden="true" />
          Here
          <span className="sr-only">: {fullName}. Press to take it back.</span>
        </>
      ) : (
        <>
          Check in
          <span className="sr-only"> {fullName}</span>
        </>
      )}
    </Button>
  );
}
