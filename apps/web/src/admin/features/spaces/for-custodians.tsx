/** In place of what only custodians see: for whoever followed a link to it. */
export function ForCustodians() {
  return (
    <p className="text-sm text-muted">
      Only custodians see this page. If you need it, ask one of them for another role.
    </p>
  );
}
