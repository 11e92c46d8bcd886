import { ArrowUp } from "lucide-react";
import { Button } from "./button.tsx";

/** Says quietly that there are new rows at the top of a list which somebody reads further down, and leads there. */
export function NewRows({ count }: { readonly count: number }) {
  return (
    <div
      className="pointer-events-none sticky top-3 z-20 flex h-0 justify-center max-lg:top-16 print:hidden"
      role="status"
    >
      {count === 0 ? null : (
        <Button className="pointer-events-auto shadow-sm" onClick={() => scrollTo({ top: 0 })} size="small">
          <ArrowUp aria-hidden="true" />
          {count} new
        </Button>
      )}
    </div>
  );
}
