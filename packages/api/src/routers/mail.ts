import { exportedFile } from "@foyer/contract/audit";
import {
  addSuppression as addSuppressionInput,
  byDelivery,
  byOptOutToken,
  bySuppression,
  deliveryPage,
  exportDeliveries as exportDeliveriesInput,
  getMailSettings as getSettingsInput,
  listDeliveries as listDeliveriesInput,
  listSuppressions as listSuppressionsInput,
  mailDelivery,
  mailSettings,
  mailTest,
  optOut as optOutAnswer,
  suppression,
  suppressionPage,
  testMailSettings as testInput,
  updateMailSettings as updateSettingsInput,
} from "@foyer/contract/mail";
import {
  brand,
  getBrand as getBrandInput,
  getTemplate as getTemplateInput,
  listTemplates as listTemplatesInput,
  previewTemplate as previewInput,
  resetTemplate as resetInput,
  template,
  templateList,
  templatePreview,
  updateBrand as updateBrandInput,
  updateTemplate as updateTemplateInput,
} from "@foyer/contract/mail-templates";
import { exportDeliveries } from "@foyer/domain/mail/deliveries/export-deliveries";
import { getDelivery } from "@foyer/domain/mail/deliveries/get-delivery";
import { listDeliveries } from "@foyer/domain/mail/deliveries/list-deliveries";
import { retryDelivery } from "@foyer/domain/mail/deliveries/retry-delivery";
import { getMailSettings } from "@foyer/domain/mail/settings/get-mail-settings";
import { testMailSettings } from "@foyer/domain/mail/settings/test-mail-settings";
import { updateMailSettings } from "@foyer/domain/mail/settings/update-mail-settings";
import { addSuppression } from "@foyer/domain/mail/suppressions/add-suppression";
import { liftSuppression } from "@foyer/domain/mail/suppressions/lift-suppression";
import { listSuppressions } from "@foyer/domain/mail/suppressions/list-suppressions";
import { optIn } from "@foyer/domain/mail/suppressions/opt-in";
import { optOut } from "@foyer/domain/mail/suppressions/opt-out";
import { viewOptOut } from "@foyer/domain/mail/suppressions/view-opt-out";
import { getBrand } from "@foyer/domain/mail/templates/get-brand";
import { getTemplate } from "@foyer/domain/mail/templates/get-template";
import { listTemplates } from "@foyer/domain/mail/templates/list-templates";
import { previewTemplate } from "@foyer/domain/mail/templates/preview-template";
import { resetTemplate } from "@foyer/domain/mail/templates/reset-template";
import { updateBrand } from "@foyer/domain/mail/templates/update-brand";
import { updateTemplate } from "@foyer/domain/mail/templates/update-template";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { may, mayInPerson, optOutHolder } from "../procedure.ts";
import { rest } from "../rest.ts";

const path = "/organizations/{organizationId}/mail";
const oneDelivery = `${path}/deliveries/{deliveryId}` as const;
const oneTemplate = `${path}/templates/{kind}/{language}` as const;
const optOutPath = "/opt-outs/{token}";

export const mail = {
  settings: {
    get: may("mail.view")
      .meta(rest("GET", path, "By which way e-mail leaves; no secret is ever told"))
      .input(getSettingsInput)
      .output(mailSettings)
      .query(({ ctx, input }) => getMailSettings(ctx, input)),
    update: mayInPerson("mail.update")
      .meta(rest("PATCH", path, "Choose and set up the way out; mail that waits takes it"))
      .input(updateSettingsInput)
      .output(mailSettings)
      .mutation(({ ctx, input }) => updateMailSettings(ctx, input)),
    test: mayInPerson("mail.update")
      .meta(rest("POST", `${path}/test`, "Send yourself a test, and see the provider's own answer"))
      .input(testInput)
      .output(mailTest)
      .mutation(({ ctx, input }) => testMailSettings(ctx, input)),
  },
  deliveries: {
    list: may("mail.view")
      .meta(rest("GET", `${path}/deliveries`, "Every message, and what became of it"))
      .input(listDeliveriesInput)
      .output(deliveryPage)
      .query(({ ctx, input }) => listDeliveries(ctx, input)),
    export: may("mail.view")
      .meta(rest("GET", `${path}/deliveries/export`, "Messages as a CSV file"))
      .input(exportDeliveriesInput)
      .output(exportedFile)
      .query(({ ctx, input }) => exportDeliveries(ctx, input)),
    get: may("mail.view")
      .meta(rest("GET", oneDelivery, "A message, and what became of it"))
      .input(byDelivery)
      .output(mailDelivery)
      .query(({ ctx, input }) => getDelivery(ctx, input)),
    retry: may("mail.retry")
      .meta(rest("POST", `${oneDelivery}/retry`, "Try once more, at once"))
      .input(byDelivery)
      .output(mailDelivery)
      .mutation(({ ctx, input }) => retryDelivery(ctx, input)),
  },
  suppressions: {
    list: may("mail.view")
      .meta(rest("GET", `${path}/suppressions`, "Addresses that get no more invitations"))
      .input(listSuppressionsInput)
      .output(suppressionPage)
      .query(({ ctx, input }) => listSuppressions(ctx, input)),
    add: may("mail.update")
      .meta(rest("POST", `${path}/suppressions`, "Send no more invitations to an address"))
      .input(addSuppressionInput)
      .output(suppression)
      .mutation(({ ctx, input }) => addSuppression(ctx, input)),
    lift: may("mail.update")
      .meta(rest("DELETE", `${path}/suppressions/{suppressionId}`, "Let an address be invited again"))
      .input(bySuppression)
      .output(z.null())
      .mutation(({ ctx, input }) => liftSuppression(ctx, input)),
  },
  optOut: {
    view: optOutHolder("look")
      .meta(rest("GET", optOutPath, "Who would invite you no more"))
      .input(byOptOutToken)
      .output(optOutAnswer)
      .query(({ ctx, input }) => viewOptOut(ctx, input)),
    confirm: optOutHolder("answer")
      .meta(rest("PUT", optOutPath, "Ask for no more invitations from an organization"))
      .input(byOptOutToken)
      .output(optOutAnswer)
      .mutation(({ ctx, input }) => optOut(ctx, input)),
    undo: optOutHolder("answer")
      .meta(rest("DELETE", optOutPath, "Take that back"))
      .input(byOptOutToken)
      .output(optOutAnswer)
      .mutation(({ ctx, input }) => optIn(ctx, input)),
  },
  templates: {
    list: may("mail.view")
      .meta(rest("GET", `${path}/templates`, "What every e-mail says, in each language"))
      .input(listTemplatesInput)
      .output(templateList)
      .query(({ ctx, input }) => listTemplates(ctx, input)),
    get: may("mail.view")
      .meta(rest("GET", oneTemplate, "The texts of an e-mail, and what it knows"))
      .input(getTemplateInput)
      .output(template)
      .query(({ ctx, input }) => getTemplate(ctx, input)),
    update: may("mail.update")
      .meta(rest("PUT", oneTemplate, "Put an e-mail into your own words"))
      .input(updateTemplateInput)
      .output(template)
      .mutation(({ ctx, input }) => updateTemplate(ctx, input)),
    preview: may("mail.view")
      .meta(rest("POST", `${oneTemplate}/preview`, "See an e-mail with sample data"))
      .input(previewInput)
      .output(templatePreview)
      .mutation(({ ctx, input }) => previewTemplate(ctx, input)),
    reset: may("mail.update")
      .meta(rest("DELETE", oneTemplate, "Go back to Foyer's own words"))
      .input(resetInput)
      .output(template)
      .mutation(({ ctx, input }) => resetTemplate(ctx, input)),
  },
  brand: {
    get: may("mail.view")
      .meta(rest("GET", `${path}/brand`, "Colour and logo of all e-mails"))
      .input(getBrandInput)
      .output(brand)
      .query(({ ctx, input }) => getBrand(ctx, input)),
    update: may("mail.update")
      .meta(rest("PATCH", `${path}/brand`, "Change colour or logo of all e-mails"))
      .input(updateBrandInput)
      .output(brand)
      .mutation(({ ctx, input }) => updateBrand(ctx, input)),
  },
} satisfies TRPCRouterRecord;
