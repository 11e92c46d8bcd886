/** Foyer's mark: a door ajar. Decorative wherever the name stands beside it, so it has no name of its own. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg aria-hidden="true" fill="none" height={size} viewBox="0 0 24 24" width={size}>
      <path
        d="M6 20.5V4.25C6 3.56 6.56 3 7.25 3h9.5c.69 0 1.25.56 1.25 1.25V20.5"
        stroke="var(--accent)"
        strokeWidth="1.5"
      />
      <path d="M2.75 20.5h18.5" stroke="var(--accent)" strokeLinecap="round" strokeWidth="1.5" />
      <path
        d="M6.75 3.5 13 6.1c.46.19.75.64.75 1.13v14.6c0 .5-.5.84-.96.65L6 19.75V4Z"
        fill="var(--accent)"
      />
      <circle cx="11.4" cy="14.2" fill="var(--on-accent)" r="0.95" />
    </svg>
  );
}
