/** Leads on to another page, and looks like what is pressed. */
export function ButtonLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} className="button primary">
      {children}
    </a>
  );
}
