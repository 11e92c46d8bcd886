import { Failure } from "@foyer/contract/failures";
import { languages } from "@foyer/contract/languages";
import { type TemplateTexts, templateKinds } from "@foyer/contract/mail-templates";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import type { Limits } from "../../limits.ts";
import { findLogo } from "./find-logo.ts";
import { stylesOf } from "./styles-of.ts";

const foyer = testFoyer();

const texts: TemplateTexts = {
  subject: "{{ organization }} wants you",
  headline: "Come to {{ organization }}",
  previewText: "Soon.",
  body: "Dear {{ invitee | default: 'friend' }},\n\n{{ message }}\n\nuntil **{{ expires_at }}**.",
  button: "Have a look",
  reason: "Somebody of ours asked for this.",
};
const invitation = { kind: "invitation", language: "en" } as const;

/** An owner, and the e-mails of their organization. */
async function writer() {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const { mail, audit } = foyer.callerFor(owner);
  const acts = async () =>
    (await audit.list({ organizationId })).items.filter(({ act }) => act.startsWith("mail."));
  const { templates, brand } = mail;
  return { organizationId, templates, brand, acts };
}

describe("templates", () => {
  test("are Foyer's own in every language until an organization has its own words, and again after a reset [S3.10]", async () => {
    const { organizationId, templates, acts } = await writer();
    const { items } = await templates.list({ organizationId });
    expect(items).toHaveLength(templateKinds.length * languages.length);
    expect(items.every(({ isCustom, updatedAt }) => !isCustom && updatedAt === null)).toBe(true);

    const updated = await templates.update({ organizationId, ...invitation, texts });
    expect(updated).toMatchObject({ texts, isCustom: true, updatedAt: expect.any(String) });
    expect(updated.defaults.subject).toContain("invites you to join");
    expect(await templates.get({ organizationId, ...invitation })).toEqual(updated);
    const listed = (await templates.list({ organizationId })).items.filter(({ isCustom }) => isCustom);
    expect(listed).toEqual([
      { ...invitation, subject: texts.subject, isCustom: true, updatedAt: updated.updatedAt },
    ]);

    for (const _ of ["once", "and again"]) {
      const reset = await templates.reset({ organizationId, ...invitation });
      expect(reset).toMatchObject({ texts: updated.defaults, isCustom: false, updatedAt: null });
    }
    expect((await acts()).map(({ act, details }) => [act, details])).toEqual([
      ["mail.template_reset", { kind: "invitation", language: "en" }],
      ["mail.template_updated", { kind: "invitation", language: "en" }],
    ]);
  });

  test("tell what they know, with a sample of each", async () => {
    const { organizationId, templates } = await writer();
    const { variables } = await templates.get({ organizationId, kind: "event_invitation", language: "de" });
    expect(variables.map(({ name }) => name)).toContain("details");
    expect(variables.every(({ meaning, sample }) => meaning !== "" && sample !== "")).toBe(true);
    expect(
      variables
        .filter(({ isBlock }) => isBlock)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(["about", "details", "message"]);
  });

  test("with what is not known are refused by its name, and what held before still does [S3.10]", async () => {
    const { organizationId, templates, acts } = await writer();
    const broken = {
      ...texts,
      body: "{{ guest }} {{ organization.constructor }}",
      subject: "{% include 'x' %}",
    };
    const refusal = await refusalOf(templates.update({ organizationId, ...invitation, texts: broken }));
    expect(refusal.reason).toBe("invalid_input");
    expect(refusal.issues?.map(({ path }) => path)).toEqual(["texts.subject", "texts.body", "texts.body"]);
    expect(refusal.issues?.[1]?.message).toMatch(/no value called "guest"/);
    expect((await templates.get({ organizationId, ...invitation })).isCustom).toBe(false);
    expect(await endOf(templates.preview({ organizationId, ...invitation, texts: broken }))).toBe(
      "invalid_input",
    );
    expect(await acts()).toEqual([]);
  });

  test("of two admins at once are one of both, whole, and both are written down", async () => {
    const { organizationId, templates, acts } = await writer();
    const words = Array.from({ length: 6 }, (_, at) => ({
      ...texts,
      subject: `Subject ${at}`,
      headline: `Headline ${at}`,
    }));
    await Promise.all(words.map((each) => templates.update({ organizationId, ...invitation, texts: each })));
    const { texts: kept } = await templates.get({ organizationId, ...invitation });
    expect(words).toContainEqual(kept);
    expect(await acts()).toHaveLength(6);
  });

  test("that an earlier Foyer took and this one would not are Foyer's own again", async () => {
    const { organizationId, templates } = await writer();
    await foyer.sql`INSERT INTO mail_templates (organization_id, kind, language, texts)
      VALUES (${organizationId}::uuid, 'invitation', 'en', '{"subject": 1}'), (${organizationId}::uuid, 'gone', 'en', '{}')`;
    expect((await templates.get({ organizationId, ...invitation })).isCustom).toBe(false);
    expect((await templates.list({ organizationId })).items.some(({ isCustom }) => isCustom)).toBe(false);
    const styleOf = await stylesOf(foyer.services, [organizationId]);
    expect(styleOf({ organizationId, ...invitation })).toEqual({
      language: "en",
      texts: null,
      brand: { color: null, logoUrl: null },
    });
  });
});

describe("a preview", () => {
  test("is the e-mail as it would arrive, with sample data and links that open nothing [S3.10]", async () => {
    const { organizationId, templates, brand } = await writer();
    await brand.update({ organizationId, color: "#AA3300" });
    const own = await templates.preview({ organizationId, ...invitation, texts });
    expect(own.subject).toMatch(/ wants you$/);
    expect(own.text).toContain("Dear Grace Hopper,");
    expect(own.html).toContain("background-color:#aa3300");
    for (const [, href] of own.html.matchAll(/href="([^"]*)"/g)) expect(href).toBe("https://example.com/#");

    const blue = await templates.preview({ organizationId, ...invitation, color: "#0000ff" });
    expect(blue.html).toContain("background-color:#0000ff");
    expect(blue.text).toContain("You would join as contributor.");
    const values = {
      place: null,
      role: "admin",
      inviter: "Ines",
      invitee: "Ada",
      message: "<b>Soon</b>",
    } as const;
    const mine = await templates.preview({ organizationId, ...invitation, values });
    expect(mine.text).toContain("You would join as admin.");
    expect(mine.subject).toContain("Ines");
    expect(mine.html).toContain("&lt;b&gt;Soon&lt;/b&gt;");
    expect(mine.html).not.toContain("Family tree");
    await templates.update({ organizationId, ...invitation, texts });
    expect(await templates.preview({ organizationId, ...invitation })).toEqual(own);
    const german = await templates.preview({ organizationId, kind: "invitation", language: "de" });
    expect(german.html).toContain('lang="de"');
  });
});

describe("a brand", () => {
  test("has a colour and a logo that anybody can see by its name, and nobody learns whose it is [S3.10]", async () => {
    const { organizationId, brand, acts } = await writer();
    expect(await brand.get({ organizationId })).toEqual({ color: null, logoUrl: null });
    const logo = png(400, 100);
    const { logoUrl } = await brand.update({ organizationId, logo: dataUrl(logo) });
    expect(logoUrl).toMatch(/^https:\/\/foyer\.example\/logos\/[0-9a-f]{64}$/);
    const both = await brand.update({ organizationId, color: "#AA3300" });
    expect(both).toEqual({ color: "#aa3300", logoUrl });

    const hash = logoUrl?.split("/").at(-1) ?? "";
    const found = await findLogo(foyer.services, { hash, ip: "192.0.2.1" });
    expect([found.type, Buffer.from(found.bytes).equals(logo)]).toEqual(["image/png", true]);
    expect(await brand.update({ organizationId, logo: null })).toEqual({ color: "#aa3300", logoUrl: null });
    for (const gone of [hash, "0".repeat(64), organizationId, "", hash.toUpperCase()])
      await expect(findLogo(foyer.services, { hash: gone, ip: "192.0.2.1" })).rejects.toMatchObject({
        reason: "not_found",
      });
    expect((await acts()).map(({ details }) => details)).toEqual([
      { logo: null },
      { color: "#aa3300" },
      { logo: hash },
    ]);
  });

  test("of two admins at once keeps what each has changed", async () => {
    const { organizationId, brand } = await writer();
    await Promise.all([
      brand.update({ organizationId, color: "#112233" }),
      brand.update({ organizationId, logo: dataUrl(png(10, 10)) }),
    ]);
    expect(await brand.get({ organizationId })).toEqual({ color: "#112233", logoUrl: expect.any(String) });
  });

  test("takes a picture by its bytes, whatever it says it is: no script, no page, nothing huge", async () => {
    const { organizationId, brand } = await writer();
    const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
    const refused = [
      svg,
      Buffer.from("<html>GIF89a"),
      Buffer.concat([png(10, 10), svg]),
      png(10, 10).subarray(0, 30),
      png(2001, 1000),
      png(0, 10),
      png(700, 100),
      jpeg(3000, 3000),
      Buffer.concat([png(10, 10).subarray(0, 33), Buffer.alloc(132_000), png(10, 10).subarray(33)]),
    ];
    for (const bytes of refused) {
      const { reason, issues } = await refusalOf(brand.update({ organizationId, logo: dataUrl(bytes) }));
      expect([reason, issues?.[0]?.path], String(bytes.subarray(0, 8))).toEqual(["invalid_input", "logo"]);
    }
    // What it says it is does not count.
    const { logoUrl } = await brand.update({ organizationId, logo: dataUrl(jpeg(300, 200)) });
    const { type } = await findLogo(foyer.services, { hash: logoUrl?.slice(-64) ?? "", ip: null });
    expect(type).toBe("image/jpeg");
  });

  test("cannot be probed without end", async () => {
    const spent: Limits = {
      take: async (bucket, who) => {
        throw new Failure("rate_limited", { message: `${bucket} ${who}` });
      },
    };
    const probe = findLogo({ ...foyer.services, limits: spent }, { hash: "f".repeat(64), ip: "2001:db8::1" });
    await expect(probe).rejects.toThrow("general 2001:db8:0:0::/64");
  });
});

function dataUrl(bytes: Buffer): string {
  return `data:image/png;base64,${bytes.toString("base64")}`;
}

/** A PNG as far as anybody looks who does not show it. */
function png(width: number, height: number): Buffer {
  const header = Buffer.from("89504e470d0a1a0a0000000d4948445200000000000000000806000000000000000", "hex");
  const end = Buffer.from("0000000049454e44ae426082", "hex");
  const whole = Buffer.concat([header, Buffer.alloc(33 - header.length), end]);
  whole.writeUInt32BE(width, 16);
  whole.writeUInt32BE(height, 20);
  return whole;
}

/** The same of a JPEG, with a segment before its frame. */
function jpeg(width: number, height: number): Buffer {
  const whole = Buffer.from("ffd8ffe000044a46ffc0000b0800000000010100000000ffd9", "hex");
  whole.writeUInt16BE(height, 13);
  whole.writeUInt16BE(width, 15);
  return whole;
}
