// A process that does nothing but send invitations, to be killed: node worker-process.ts <database> <mail server>
import { openDatabase } from "@foyer/db/database";
import type { Post } from "@foyer/domain/hand-over";
import { sendDeliveries } from "@foyer/domain/invitations/send-delivery";
import { deriveKeys } from "@foyer/domain/keys";
import { openPostOffice } from "@foyer/domain/mail/sending/post-office";
import { openJobs } from "@foyer/jobs/jobs";
import { sendDelivery } from "@foyer/jobs/queues";
import { smtpMailer } from "@foyer/mailer/smtp";

const [url = "", smtpUrl = ""] = process.argv.slice(2);

const keys = deriveKeys(["this secret signs the links of the tests"]);
const mail = {
  serverDefault: { provider: "smtp", from: { name: "Foyer", address: "foyer@example.com" } },
  returnAddress: null,
  webhookSecret: null,
  open: async () => smtpMailer({ url: smtpUrl }),
} as const;
const letter = () => ({ subject: "Hello", html: "<p>Hello</p>", text: "Hello" });
const emails: Post["emails"] = {
  invitation: letter,
  reminder: letter,
  linkRequested: letter,
  answered: letter,
  answersDigest: letter,
  confirmation: letter,
  seatOffered: letter,
  eventUpdated: letter,
  eventCancelled: letter,
  seatWithdrawn: letter,
  seatReleased: letter,
  passwordReset: letter,
  accountNotice: letter,
  test: letter,
};

const database = openDatabase({ url });
const jobs = await openJobs({
  url,
  mode: "work",
  onTrouble: (error) => process.stderr.write(`${error.stack}\n`),
});
const post = { emails, office: openPostOffice({ keys, mail }) };
const services = { database, jobs, keys, mail, publicUrl: "https://foyer.example" };
await jobs.workInBatches(sendDelivery, { size: 50, atOnce: 4 }, (batch) =>
  sendDeliveries(
    services,
    post,
    batch.map(({ jobId, payload, signal }) => ({ jobId, signal, ...payload })),
  ),
);
