import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deliveryFilters } from "../../features/mail/delivery-filters.ts";
import { suppressionFilters } from "../../features/mail/suppression-filters.ts";
import { templateFilters } from "../../features/mail-templates/template-filters.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const mail = createRoute({
  getParentRoute: () => organization,
  path: "/mail",
  component: () => <Only permission="mail.view" />,
});

const mailFrame = createRoute({
  getParentRoute: () => mail,
  id: "frame",
  component: lazyRouteComponent(() => import("../../features/mail/mail-frame.tsx"), "MailFrame"),
});

const mailSettings = createRoute({
  getParentRoute: () => mailFrame,
  path: "/",
  component: lazyRouteComponent(
    () => import("../../features/mail/mail-settings-page.tsx"),
    "MailSettingsPage",
  ),
});

const deliveries = createRoute({
  getParentRoute: () => mailFrame,
  path: "/deliveries",
  validateSearch: deliveryFilters,
  component: lazyRouteComponent(() => import("../../features/mail/deliveries-page.tsx"), "DeliveriesPage"),
});

const templates = createRoute({
  getParentRoute: () => mailFrame,
  path: "/templates",
  component: lazyRouteComponent(
    () => import("../../features/mail-templates/templates-page.tsx"),
    "TemplatesPage",
  ),
});

const suppressed = createRoute({
  getParentRoute: () => mailFrame,
  path: "/suppressed",
  validateSearch: suppressionFilters,
  component: lazyRouteComponent(() => import("../../features/mail/suppressed-page.tsx"), "SuppressedPage"),
});

const delivery = createRoute({
  getParentRoute: () => mail,
  path: "/deliveries/$deliveryId",
  component: lazyRouteComponent(() => import("../../features/mail/delivery-page.tsx"), "DeliveryPage"),
});

const mailLook = createRoute({
  getParentRoute: () => mail,
  path: "/templates/look",
  component: lazyRouteComponent(() => import("../../features/mail-templates/look-page.tsx"), "LookPage"),
});

const mailTemplate = createRoute({
  getParentRoute: () => mail,
  path: "/templates/$kind",
  validateSearch: templateFilters,
  component: lazyRouteComponent(
    () => import("../../features/mail-templates/template-page.tsx"),
    "TemplatePage",
  ),
});

export const mailRoutes = mail.addChildren([
  mailFrame.addChildren([mailSettings, deliveries, templates, suppressed]),
  delivery,
  mailLook,
  mailTemplate,
]);
