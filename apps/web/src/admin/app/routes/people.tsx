import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { peopleFilters } from "../../features/people/people-filters.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const people = createRoute({
  getParentRoute: () => organization,
  path: "/people",
  component: () => <Only permission="person.list" />,
});

const peopleList = createRoute({
  getParentRoute: () => people,
  path: "/",
  validateSearch: peopleFilters,
  component: lazyRouteComponent(() => import("../../features/people/people-page.tsx"), "PeoplePage"),
});

const person = createRoute({
  getParentRoute: () => people,
  path: "$userId",
  loader: ({ context, params }) => {
    if (context.may("person.list")) void queryClient.prefetchQuery(trpc.people.get.queryOptions(params));
  },
  component: lazyRouteComponent(() => import("../../features/people/person-page.tsx"), "PersonPage"),
});

export const peopleRoutes = people.addChildren([peopleList, person]);
