/** How much of something is used, drawn as a line. It has to stand beside words that say the same. */
export function Meter({
  used,
  held = 0,
  of,
}: {
  readonly used: number;
  /** Used by half: not free for others. */
  readonly held?: number;
  readonly of: number;
}) {
  const width = (part: number) => (100 * Math.min(part, of)) / of;
  return (
    <svg
      aria-hidden="true"
      className="h-1.5 w-full overflow-hidden rounded-full bg-hairline"
      preserveAspectRatio="none"
      viewBox="0 0 100 1"
    >
      <rect className="fill-edge" height="1" width={width(used + held)} />
      <rect className="fill-accent" height="1" width={width(used)} />
    </svg>
  );
}
