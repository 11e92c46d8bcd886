import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { webhookDeliveryFilters } from "../../features/webhooks/delivery-filters.ts";
import { Only } from "../only.tsx";
import { organization } from "./organization.ts";

const developers = createRoute({
  getParentRoute: () => organization,
  path: "/developers",
  component: () => <Only permission="webhook.view" />,
});

const developersFrame = createRoute({
  getParentRoute: () => developers,
  id: "frame",
  component: lazyRouteComponent(
    () => import("../../features/developers/developers-frame.tsx"),
    "DevelopersFrame",
  ),
});

const firstCall = createRoute({
  getParentRoute: () => developersFrame,
  path: "/",
  component: lazyRouteComponent(
    () => import("../../features/developers/first-call-page.tsx"),
    "FirstCallPage",
  ),
});

const webhooks = createRoute({
  getParentRoute: () => developersFrame,
  path: "/webhooks",
  component: lazyRouteComponent(() => import("../../features/webhooks/webhooks-page.tsx"), "WebhooksPage"),
});

const webhookDeliveries = createRoute({
  getParentRoute: () => developersFrame,
  path: "/deliveries",
  validateSearch: webhookDeliveryFilters,
  component: lazyRouteComponent(
    () => import("../../features/webhooks/deliveries-page.tsx"),
    "WebhookDeliveriesPage",
  ),
});

const webhook = createRoute({
  getParentRoute: () => developers,
  path: "/webhooks/$webhookId",
  component: lazyRouteComponent(() => import("../../features/webhooks/webhook-page.tsx"), "WebhookPage"),
});

const webhookDelivery = createRoute({
  getParentRoute: () => developers,
  path: "/deliveries/$webhookDeliveryId",
  component: lazyRouteComponent(
    () => import("../../features/webhooks/delivery-page.tsx"),
    "WebhookDeliveryPage",
  ),
});

export const developerRoutes = developers.addChildren([
  developersFrame.addChildren([firstCall, webhooks, webhookDeliveries]),
  webhook,
  webhookDelivery,
]);
