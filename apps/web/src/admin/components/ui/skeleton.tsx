import { classNames } from "../../lib/class-names.ts";

/** Where text will stand. Hidden from assistive technology: `Loading` around it speaks. */
export function Skeleton({ className }: { readonly className: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames("block animate-pulse rounded-control bg-sunken", className)}
    />
  );
}

/** The shape of a list that is on its way. */
export function SkeletonRows({ count, label }: { readonly count: number; readonly label: string }) {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        {label}
      </p>
      {Array.from({ length: count }, (_, index) => (
        <div className="flex items-center gap-6 border-t py-3.5 first:border-t-0" key={index}>
          <Skeleton className={classNames("h-4", index % 2 ? "w-2/5" : "w-1/3")} />
          <Skeleton className="ml-auto h-4 w-1/6" />
        </div>
      ))}
    </div>
  );
}
