/** The dress of one of several filters in a row; the one that holds is marked by `aria-current`, which the router sets. */
export const pillClass =
  "inline-flex min-h-8 items-center rounded-full border border-transparent px-3 text-sm text-muted transition-colors hover:text-ink aria-[current=page]:border-hairline aria-[current=page]:bg-sunken aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:min-h-11";
