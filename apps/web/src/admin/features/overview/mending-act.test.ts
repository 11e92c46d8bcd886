import { expect, test } from "vitest";
import { mendingAct } from "./mending-act.ts";

const all = { resend: true, copyLink: true };

test("what bounced is not sent to the same address again: its link goes another way", () => {
  expect(mendingAct({ status: "bounced" }, all)).toBe("copyLink");
  expect(mendingAct({ status: "withdrawn" }, { resend: true, copyLink: false })).toBeNull();
});

test("what was given up or expires soon is sent again, and where that is used up its link is copied", () => {
  expect(mendingAct({ status: "failed" }, all)).toBe("resend");
  expect(mendingAct({ status: "sent" }, all)).toBe("resend");
  expect(mendingAct(null, { resend: false, copyLink: true })).toBe("copyLink");
});

test("what is only late is not sent twice", () => {
  expect(mendingAct({ status: "queued" }, all)).toBe("copyLink");
  expect(mendingAct({ status: "retrying" }, { resend: true, copyLink: false })).toBeNull();
});
