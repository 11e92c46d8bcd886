/** Leads on to another page, and looks like what is pressed. */
export function ButtonLink({
  look = "primary",
  href,
  children,
}: {
  readonly look?: "primary" | "quiet";
  readonly href: string;
  readonly children: string;
}) {
  return (
    <a href={href} className={`button ${look}`}>
      {children}
    </a>
  );
}
