import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from "@tanstack/react-router";
import { analyticsFilters, periodFilter } from "../features/analytics/analytics-filters.ts";
import { auditFilters } from "../features/audit/audit-filters.ts";
import { recentActivityQuery } from "../features/audit/recent-activity-query.ts";
import { attendeeFilters } from "../features/events/attendee-filters.ts";
import { eventFilters } from "../features/events/event-filters.ts";
import { importListFilters, importRowFilters, newImportFilters } from "../features/imports/import-filters.ts";
import { invitationFilters } from "../features/invitations/invitation-filters.ts";
import { deliveryFilters } from "../features/mail/delivery-filters.ts";
import { suppressionFilters } from "../features/mail/suppression-filters.ts";
import { templateFilters } from "../features/mail-templates/template-filters.ts";
import {
  attentionQuery,
  joinedQuery,
  statsQuery,
  waitingQuery,
} from "../features/overview/overview-queries.ts";
import { peopleFilters } from "../features/people/people-filters.ts";
import { isAdminPath, nextPath } from "../features/session/next-path.ts";
import { holdResetToken, resetTokenIn } from "../features/session/reset-token.ts";
import { meQuery } from "../features/session/session.ts";
import { memberFilters, spaceFilters } from "../features/spaces/space-filters.ts";
import { webhookDeliveryFilters } from "../features/webhooks/delivery-filters.ts";
import { can, type Permission } from "../lib/permissions.ts";
import { parseSearch, stringifySearch } from "../lib/search-params.ts";
import { queryClient, trpc } from "../lib/trpc.ts";
import { FailedPage, NotFoundPage, PendingPage, PendingShell } from "./fallback-pages.tsx";
import { Only } from "./only.tsx";
import { OrganizationLayout } from "./organization-layout.tsx";
import { RootLayout } from "./root-layout.tsx";
import { SignedInLayout } from "./signed-in-layout.tsx";

const root = createRootRoute({
  component: RootLayout,
  errorComponent: FailedPage,
  notFoundComponent: NotFoundPage,
  pendingComponent: PendingShell,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  // Named even where it is not there: the router gives pages the whole query, and only what is named here replaces it.
  validateSearch: (search: Record<string, unknown>): { readonly next?: string | undefined } => ({
    next: search["next"] === undefined ? undefined : nextPath(search["next"], location.origin),
  }),
  beforeLoad: async ({ search: { next = "/" } }) => {
    const { user } = await queryClient.ensureQueryData(meQuery());
    if (user && isAdminPath(next)) throw redirect({ href: next, replace: true });
    if (user) location.replace(next);
  },
  component: lazyRouteComponent(() => import("../features/session/sign-in-page.tsx"), "SignInPage"),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(
    () => import("../features/session/forgot-password-page.tsx"),
    "ForgotPasswordPage",
  ),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  beforeLoad: ({ location: { hash } }) => {
    // The secret leaves the address bar before anything is shown.
    if (hash) {
      holdResetToken(resetTokenIn(hash));
      throw redirect({
        to: "/reset-password",
        hash: "",
        replace: true,
      });
    }
  },
  component: lazyRouteComponent(
    () => import("../features/session/reset-password-page.tsx"),
    "ResetPasswordPage",
  ),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ location: { href } }) => {
    const me = await queryClient.ensureQueryData(meQuery());
    if (!me.user)
      throw redirect({ to: "/sign-in", search: href === "/" ? {} : { next: href }, replace: true });
    return { me };
  },
  component: SignedInLayout,
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: ({ context: { me } }) => {
    // Whoever has to set up a second factor is led to it.
    const first = me.organizations.find((each) => each.mfaEnrolmentRequired) ?? me.organizations[0];
    if (first)
      throw redirect({ to: "/o/$organizationId", params: { organizationId: first.id }, replace: true });
  },
  component: lazyRouteComponent(
    () => import("../features/organizations/no-organization-page.tsx"),
    "NoOrganizationPage",
  ),
});

const organization = createRoute({
  getParentRoute: () => signedIn,
  path: "/o/$organizationId",
  beforeLoad: ({ context: { me }, params }) => {
    const found = me.organizations.find(({ id }) => id === params.organizationId);
    if (!found) throw notFound();
    /** Nothing is asked for in advance that would be refused. */
    return {
      may: (permission: Permission) => !found.mfaEnrolmentRequired && can(found.role, permission),
    };
  },
  component: OrganizationLayout,
  notFoundComponent: NotFoundPage,
});

const overview = createRoute({
  getParentRoute: () => organization,
  path: "/",
  beforeLoad: ({ context: { me }, params: { organizationId } }) => {
    // Guests see their spaces and nothing else: the one, or the list of them.
    if (me.organizations.some(({ id, role }) => id === organizationId && can(role, "organization.view")))
      return;
    const own = me.spaces.filter((each) => each.organizationId === organizationId);
    const [first] = own;
    if (first && own.length === 1) {
      throw redirect({
        to: "/o/$organizationId/spaces/$spaceId",
        params: { organizationId, spaceId: first.id },
        replace: true,
      });
    }
    throw redirect({ to: "/o/$organizationId/spaces", params: { organizationId }, replace: true });
  },
  loader: ({ context, params: { organizationId } }) => {
    if (!context.may("invitation.view")) return;
    // Started before the page's own code is here, and sent as one request.
    void queryClient.prefetchQuery(attentionQuery(organizationId));
    void queryClient.prefetchQuery(statsQuery(organizationId));
    void queryClient.prefetchQuery(waitingQuery(organizationId));
    void queryClient.prefetchQuery(joinedQuery(organizationId));
    void queryClient.prefetchQuery(recentActivityQuery(organizationId));
  },
  component: lazyRouteComponent(() => import("../features/overview/overview-page.tsx"), "OverviewPage"),
});

const people = createRoute({
  getParentRoute: () => organization,
  path: "/people",
  component: () => <Only permission="person.list" />,
});

const peopleList = createRoute({
  getParentRoute: () => people,
  path: "/",
  validateSearch: peopleFilters,
  component: lazyRouteComponent(() => import("../features/people/people-page.tsx"), "PeoplePage"),
});

const person = createRoute({
  getParentRoute: () => people,
  path: "$userId",
  loader: ({ context, params }) => {
    if (context.may("person.list")) void queryClient.prefetchQuery(trpc.people.get.queryOptions(params));
  },
  component: lazyRouteComponent(() => import("../features/people/person-page.tsx"), "PersonPage"),
});

const invitations = createRoute({
  getParentRoute: () => organization,
  path: "/invitations",
  component: () => <Only permission="invitation.view" />,
});

const invitationList = createRoute({
  getParentRoute: () => invitations,
  path: "/",
  validateSearch: invitationFilters,
  component: lazyRouteComponent(
    () => import("../features/invitations/invitations-page.tsx"),
    "InvitationsPage",
  ),
});

const invitation = createRoute({
  getParentRoute: () => invitations,
  path: "$invitationId",
  loader: ({ context, params: { invitationId } }) => {
    if (context.may("invitation.view"))
      void queryClient.prefetchQuery(trpc.invitations.get.queryOptions({ invitationId }));
  },
  component: lazyRouteComponent(
    () => import("../features/invitations/organization-invitation-page.tsx"),
    "OrganizationInvitationPage",
  ),
});

const imports = createRoute({
  getParentRoute: () => organization,
  path: "/imports",
});

const importList = createRoute({
  getParentRoute: () => imports,
  path: "/",
  validateSearch: importListFilters,
  component: lazyRouteComponent(() => import("../features/imports/imports-page.tsx"), "ImportsPage"),
});

const newImport = createRoute({
  getParentRoute: () => imports,
  path: "/new",
  validateSearch: newImportFilters,
  component: lazyRouteComponent(() => import("../features/imports/new-import-page.tsx"), "NewImportPage"),
});

const importedFile = createRoute({
  getParentRoute: () => imports,
  path: "$importId",
  validateSearch: importRowFilters,
  component: lazyRouteComponent(() => import("../features/imports/import-page.tsx"), "ImportPage"),
});

const events = createRoute({
  getParentRoute: () => organization,
  path: "/events",
  component: () => <Only permission="event.list" />,
});

const eventList = createRoute({
  getParentRoute: () => events,
  path: "/",
  validateSearch: eventFilters,
  component: lazyRouteComponent(() => import("../features/events/events-page.tsx"), "EventsPage"),
});

const event = createRoute({
  getParentRoute: () => events,
  path: "$eventId",
  loader: ({ context, params: { eventId } }) => {
    if (context.may("event.list")) void queryClient.prefetchQuery(trpc.events.get.queryOptions({ eventId }));
  },
  component: lazyRouteComponent(() => import("../features/events/event-page.tsx"), "EventPage"),
});

const attendees = createRoute({
  getParentRoute: () => event,
  path: "/",
  validateSearch: attendeeFilters,
  component: lazyRouteComponent(() => import("../features/events/attendees-page.tsx"), "AttendeesPage"),
});

const waitingList = createRoute({
  getParentRoute: () => event,
  path: "/waiting-list",
  component: lazyRouteComponent(() => import("../features/events/waiting-list-page.tsx"), "WaitingListPage"),
});

const eventInvitations = createRoute({
  getParentRoute: () => event,
  path: "/invitations",
  validateSearch: invitationFilters,
  component: lazyRouteComponent(
    () => import("../features/events/event-invitations-page.tsx"),
    "EventInvitationsPage",
  ),
});

const statistics = createRoute({
  getParentRoute: () => event,
  path: "/statistics",
  validateSearch: periodFilter,
  component: lazyRouteComponent(() => import("../features/events/statistics-page.tsx"), "StatisticsPage"),
});

const eventInvitation = createRoute({
  getParentRoute: () => events,
  path: "$eventId/invitations/$invitationId",
  component: lazyRouteComponent(
    () => import("../features/events/event-invitation-page.tsx"),
    "EventInvitationPage",
  ),
});

const spaces = createRoute({
  getParentRoute: () => organization,
  path: "/spaces",
  component: () => <Only permission="space.list" />,
});

const spaceList = createRoute({
  getParentRoute: () => spaces,
  path: "/",
  validateSearch: spaceFilters,
  component: lazyRouteComponent(() => import("../features/spaces/spaces-page.tsx"), "SpacesPage"),
});

const space = createRoute({
  getParentRoute: () => spaces,
  path: "$spaceId",
  loader: ({ context, params: { spaceId } }) => {
    if (context.may("space.list")) void queryClient.prefetchQuery(trpc.spaces.get.queryOptions({ spaceId }));
  },
});

const spaceMembers = createRoute({
  getParentRoute: () => space,
  path: "/",
  validateSearch: memberFilters,
  component: lazyRouteComponent(
    () => import("../features/spaces/space-members-page.tsx"),
    "SpaceMembersPage",
  ),
});

const spaceInvitations = createRoute({
  getParentRoute: () => space,
  path: "/invitations",
  validateSearch: invitationFilters,
  component: lazyRouteComponent(
    () => import("../features/spaces/space-invitations-page.tsx"),
    "SpaceInvitationsPage",
  ),
});

const spaceInvitation = createRoute({
  getParentRoute: () => space,
  path: "/invitations/$invitationId",
  component: lazyRouteComponent(
    () => import("../features/spaces/space-invitation-page.tsx"),
    "SpaceInvitationPage",
  ),
});

const spaceStatistics = createRoute({
  getParentRoute: () => space,
  path: "/statistics",
  validateSearch: periodFilter,
  component: lazyRouteComponent(
    () => import("../features/spaces/space-statistics-page.tsx"),
    "SpaceStatisticsPage",
  ),
});

const spaceSettings = createRoute({
  getParentRoute: () => space,
  path: "/settings",
  component: lazyRouteComponent(
    () => import("../features/spaces/space-settings-page.tsx"),
    "SpaceSettingsPage",
  ),
});

const analytics = createRoute({
  getParentRoute: () => organization,
  path: "/analytics",
  component: () => <Only permission="invitation.view" />,
});

const analyticsPage = createRoute({
  getParentRoute: () => analytics,
  path: "/",
  validateSearch: analyticsFilters,
  component: lazyRouteComponent(() => import("../features/analytics/analytics-page.tsx"), "AnalyticsPage"),
});

const mail = createRoute({
  getParentRoute: () => organization,
  path: "/mail",
  component: () => <Only permission="mail.view" />,
});

const mailFrame = createRoute({
  getParentRoute: () => mail,
  id: "frame",
  component: lazyRouteComponent(() => import("../features/mail/mail-frame.tsx"), "MailFrame"),
});

const mailSettings = createRoute({
  getParentRoute: () => mailFrame,
  path: "/",
  component: lazyRouteComponent(() => import("../features/mail/mail-settings-page.tsx"), "MailSettingsPage"),
});

const deliveries = createRoute({
  getParentRoute: () => mailFrame,
  path: "/deliveries",
  validateSearch: deliveryFilters,
  component: lazyRouteComponent(() => import("../features/mail/deliveries-page.tsx"), "DeliveriesPage"),
});

const delivery = createRoute({
  getParentRoute: () => mail,
  path: "/deliveries/$deliveryId",
  component: lazyRouteComponent(() => import("../features/mail/delivery-page.tsx"), "DeliveryPage"),
});

const suppressed = createRoute({
  getParentRoute: () => mailFrame,
  path: "/suppressed",
  validateSearch: suppressionFilters,
  component: lazyRouteComponent(() => import("../features/mail/suppressed-page.tsx"), "SuppressedPage"),
});

const templates = createRoute({
  getParentRoute: () => mailFrame,
  path: "/templates",
  component: lazyRouteComponent(
    () => import("../features/mail-templates/templates-page.tsx"),
    "TemplatesPage",
  ),
});

const mailLook = createRoute({
  getParentRoute: () => mail,
  path: "/templates/look",
  component: lazyRouteComponent(() => import("../features/mail-templates/look-page.tsx"), "LookPage"),
});

const mailTemplate = createRoute({
  getParentRoute: () => mail,
  path: "/templates/$kind",
  validateSearch: templateFilters,
  component: lazyRouteComponent(() => import("../features/mail-templates/template-page.tsx"), "TemplatePage"),
});

const developers = createRoute({
  getParentRoute: () => organization,
  path: "/developers",
  component: () => <Only permission="webhook.view" />,
});

const developersFrame = createRoute({
  getParentRoute: () => developers,
  id: "frame",
  component: lazyRouteComponent(
    () => import("../features/developers/developers-frame.tsx"),
    "DevelopersFrame",
  ),
});

const firstCall = createRoute({
  getParentRoute: () => developersFrame,
  path: "/",
  component: lazyRouteComponent(() => import("../features/developers/first-call-page.tsx"), "FirstCallPage"),
});

const webhooks = createRoute({
  getParentRoute: () => developersFrame,
  path: "/webhooks",
  component: lazyRouteComponent(() => import("../features/webhooks/webhooks-page.tsx"), "WebhooksPage"),
});

const webhook = createRoute({
  getParentRoute: () => developers,
  path: "/webhooks/$webhookId",
  component: lazyRouteComponent(() => import("../features/webhooks/webhook-page.tsx"), "WebhookPage"),
});

const webhookDeliveries = createRoute({
  getParentRoute: () => developersFrame,
  path: "/deliveries",
  validateSearch: webhookDeliveryFilters,
  component: lazyRouteComponent(
    () => import("../features/webhooks/deliveries-page.tsx"),
    "WebhookDeliveriesPage",
  ),
});

const webhookDelivery = createRoute({
  getParentRoute: () => developers,
  path: "/deliveries/$webhookDeliveryId",
  component: lazyRouteComponent(
    () => import("../features/webhooks/delivery-page.tsx"),
    "WebhookDeliveryPage",
  ),
});

const security = createRoute({
  getParentRoute: () => organization,
  path: "/security",
  component: () => <Only permission="security.view" />,
});

const securityPage = createRoute({
  getParentRoute: () => security,
  path: "/",
  loader: ({ context, params }) => {
    if (context.may("security.view"))
      void queryClient.prefetchQuery(trpc.security.policy.get.queryOptions(params));
  },
  component: lazyRouteComponent(() => import("../features/security/security-page.tsx"), "SecurityPage"),
});

const audit = createRoute({
  getParentRoute: () => organization,
  path: "/audit",
  component: () => <Only permission="audit.view" />,
});

const auditPage = createRoute({
  getParentRoute: () => audit,
  path: "/",
  validateSearch: auditFilters,
  component: lazyRouteComponent(() => import("../features/audit/audit-page.tsx"), "AuditPage"),
});

const settings = createRoute({
  getParentRoute: () => organization,
  path: "/settings",
  component: () => <Only permission="invitation.view" />,
});

const settingsPage = createRoute({
  getParentRoute: () => settings,
  path: "/",
  loader: ({ context, params }) => {
    if (context.may("invitation.view"))
      void queryClient.prefetchQuery(trpc.organizations.get.queryOptions(params));
  },
  component: lazyRouteComponent(() => import("../features/organizations/settings-page.tsx"), "SettingsPage"),
});

/**
 * The pages about oneself. Each stands within an organization, and also past all of them: for somebody whom none lets in,
 * and for links that know none, as in an e-mail, which lead into an organization where there is one.
 */
const accountPage = {
  path: "/",
  loader: () => void queryClient.prefetchQuery(trpc.account.profile.queryOptions()),
  component: lazyRouteComponent(() => import("../features/account/account-page.tsx"), "AccountPage"),
} as const;

const ownInvitationsPage = {
  path: "/invitations",
  component: lazyRouteComponent(
    () => import("../features/account/own-invitations-page.tsx"),
    "OwnInvitationsPage",
  ),
} as const;

const secondFactorPage = {
  path: "/second-factor",
  loader: () => void queryClient.prefetchQuery(trpc.account.mfa.status.queryOptions()),
  component: lazyRouteComponent(
    () => import("../features/account/second-factor-page.tsx"),
    "SecondFactorPage",
  ),
} as const;

const sessionsPage = {
  path: "/sessions",
  component: lazyRouteComponent(() => import("../features/account/sessions-page.tsx"), "SessionsPage"),
} as const;

const signInHistoryPage = {
  path: "/history",
  component: lazyRouteComponent(
    () => import("../features/account/sign-in-history-page.tsx"),
    "SignInHistoryPage",
  ),
} as const;

const notificationsPage = {
  path: "/notifications",
  component: lazyRouteComponent(
    () => import("../features/account/notifications-page.tsx"),
    "NotificationsPage",
  ),
} as const;

const apiKeysPage = {
  path: "/api-keys",
  component: lazyRouteComponent(() => import("../features/account/api-keys-page.tsx"), "ApiKeysPage"),
} as const;

const account = createRoute({
  getParentRoute: () => organization,
  path: "/account",
});

const accountRoutes = [
  createRoute({ getParentRoute: () => account, ...accountPage }),
  createRoute({ getParentRoute: () => account, ...ownInvitationsPage }),
  createRoute({ getParentRoute: () => account, ...secondFactorPage }),
  createRoute({ getParentRoute: () => account, ...sessionsPage }),
  createRoute({ getParentRoute: () => account, ...signInHistoryPage }),
  createRoute({ getParentRoute: () => account, ...notificationsPage }),
  createRoute({ getParentRoute: () => account, ...apiKeysPage }),
] as const;

const ownAccount = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  beforeLoad: ({ context: { me }, location: { pathname } }) => {
    const open = me.organizations.find((each) => !each.mfaEnrolmentRequired);
    if (open) throw redirect({ href: `/o/${open.id}${pathname}`, replace: true });
  },
  component: lazyRouteComponent(() => import("./account-layout.tsx"), "AccountLayout"),
});

const ownAccountRoutes = [
  createRoute({ getParentRoute: () => ownAccount, ...accountPage }),
  createRoute({ getParentRoute: () => ownAccount, ...ownInvitationsPage }),
  createRoute({ getParentRoute: () => ownAccount, ...secondFactorPage }),
  createRoute({ getParentRoute: () => ownAccount, ...sessionsPage }),
  createRoute({ getParentRoute: () => ownAccount, ...signInHistoryPage }),
  createRoute({ getParentRoute: () => ownAccount, ...notificationsPage }),
  createRoute({ getParentRoute: () => ownAccount, ...apiKeysPage }),
] as const;

const routeTree = root.addChildren([
  signIn,
  forgotPassword,
  resetPassword,
  signedIn.addChildren([
    start,
    ownAccount.addChildren(ownAccountRoutes),
    organization.addChildren([
      overview,
      people.addChildren([peopleList, person]),
      invitations.addChildren([invitationList, invitation]),
      imports.addChildren([importList, newImport, importedFile]),
      events.addChildren([
        eventList,
        event.addChildren([attendees, waitingList, eventInvitations, statistics]),
        eventInvitation,
      ]),
      spaces.addChildren([
        spaceList,
        space.addChildren([spaceMembers, spaceInvitations, spaceInvitation, spaceStatistics, spaceSettings]),
      ]),
      analytics.addChildren([analyticsPage]),
      mail.addChildren([
        mailFrame.addChildren([mailSettings, deliveries, templates, suppressed]),
        delivery,
        mailLook,
        mailTemplate,
      ]),
      developers.addChildren([
        developersFrame.addChildren([firstCall, webhooks, webhookDeliveries]),
        webhook,
        webhookDelivery,
      ]),
      security.addChildren([securityPage]),
      audit.addChildren([auditPage]),
      settings.addChildren([settingsPage]),
      account.addChildren(accountRoutes),
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0, // TanStack Query decides what is fresh
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
