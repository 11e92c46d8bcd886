import { Link, Outlet } from "@tanstack/react-router";
import { buttonClass } from "../components/ui/button.tsx";
import { PlainHeader } from "../features/session/plain-header.tsx";
import { useUser } from "../features/session/session.ts";

/** Around the pages about oneself for somebody whom no organization lets in at the moment. */
export function AccountLayout() {
  const { name } = useUser();
  return (
    <>
      <PlainHeader title={name}>
        <Link className={buttonClass({ size: "small", variant: "quiet" })} to="/">
          Back
        </Link>
      </PlainHeader>
      <Outlet />
    </>
  );
}
