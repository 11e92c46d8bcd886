/** The dress of one of several filters in a row; the one that holds is marked for everybody by `aria-current`. */
export const pillClass =
  "inline-flex min-h-8 items-center rounded-full border border-transparent px-3 text-sm text-muted transition-colors hover:text-ink aria-[current=true]:border-hairline aria-[current=true]:bg-sunken aria-[current=true]:font-medium aria-[current=true]:text-ink pointer-coarse:min-h-11";
