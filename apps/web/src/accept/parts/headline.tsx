/** The page's one h1. Long names get smaller letters rather than five lines. */
export function Headline({ children }: { readonly children: string }) {
  return (
    <h1 tabIndex={-1} className={children.length > 60 ? "long" : undefined}>
      {children}
    </h1>
  );
}
