import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { articleWithLaptop } from "./article-with-laptop";
import { claimedArticle } from "./claimed-article";
import { dayFromNow } from "./days";
import { forkThatBuilds, scannerThatTurns } from "./drawn-examples";
import { enter, expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { GapsPage } from "./pages/gaps-page";
import { InterviewPage } from "./pages/interview-page";
import { MapPage } from "./pages/map-page";
import { OutlinePage } from "./pages/outline-page";

const folder = path.join(import.meta.dirname, "../docs/screenshots");
type Picture =
  | "map-light"
  | "map-dark"
  | "follow-light"
  | "bypasses-light"
  | "outline-light"
  | "gaps-light"
  | "matrix-light"
  | "threats-light"
  | "interview-light"
  | "pipelines-light"
  | "share-light"
  | "compare-light"
  | "phone-light"
  | "ways-in-light"
  | "scanner-light"
  | "fork-light"
  | "incidents-light"
  | "incident-light";

/** Pictures of the README and the docs. A long run takes them beside its results; BLUELINE_SCREENSHOTS=1 takes those of the docs again. */
const isWanted = (picture: Picture) =>
  process.env["BLUELINE_SCREENSHOTS"] === "1" || !existsSync(fileOf(picture));
const fileOf = (picture: Picture) => path.join(folder, `${picture}.png`);

test.use({ viewport: { width: 1440, height: 900 } });

test(
  "pictures for the README and the docs",
  { tag: "@long" },
  async ({ admin, page, newBrowser, newPipeline, server }, testInfo) => {
    const id = await newPipeline({ document: claimedArticle("Payments") });
    await newPipeline({ template: "manual", name: "Legacy batch jobs" });
    await newPipeline({ template: "article-teamcity-alpine", name: "Customer portal" });
    const maya = { name: "Maya Brandt", email: "maya@example.test", password: "three words and a door" };
    await admin.json("POST", "/members", { ...maya, role: "editor" });
    const context = await newBrowser();
    await enter(context, server.url, maya);
    const member = await context.newPage();
    const take = async (picture: Picture, of = member) => {
      await of.evaluate(() => document.fonts.ready);
      await of.screenshot({
        path: isWanted(picture) ? fileOf(picture) : testInfo.outputPath(`${picture}.png`),
        animations: "disabled",
      });
    };

    const map = new MapPage(member);
    // The first thing that anybody sees: all of a map, as it opens.
    const shop = await newPipeline({ document: { ...sampleDocument, name: "Web shop" } });
    for (const [picture, colorScheme] of [
      ["map-light", "light"],
      ["map-dark", "dark"],
    ] as const) {
      await member.emulateMedia({ colorScheme });
      await map.open(shop);
      await member.mouse.move(5, 600);
      await expect(map.rail.getByRole("button", { name: /^Entry points.*\d/ })).toBeVisible();
      await take(picture);
    }
    await member.emulateMedia({ colorScheme: "light" });

    await member.goto(`/pipelines/${id}?follow=all`);
    await map.ready();
    const followed = member.getByRole("region", { name: "Follow the container" });
    await expect(followed.getByText("6 in total")).toBeVisible();
    await map.canvas.focus();
    for (let step = 0; step < 4; step += 1) await member.keyboard.press("]");
    await expect(followed.getByText("4 of 6")).toBeVisible();
    await take("follow-light");

    await new OutlinePage(member).open(id, "?node=ci");
    await expect(new OutlinePage(member).inspector.getByRole("heading", { name: "Jenkins" })).toBeVisible();
    await take("outline-light");

    await new GapsPage(member).open(id);
    await take("gaps-light");
    await member.goto(`/pipelines/${id}/matrix?cols=nodes`);
    await expect(member.getByRole("grid", { name: "Matrix by node" })).toBeVisible();
    await take("matrix-light");
    await member.goto(`/pipelines/${id}/threats`);
    await expect(member.getByRole("heading", { name: "ATT&CK for Containers" })).toBeVisible();
    await take("threats-light");

    await member.goto(`/pipelines/${await newPipeline({ name: "By answers" })}/interview`);
    const interview = new InterviewPage(member);
    await interview.ready();
    for (const [text, name] of [
      ["payments-api", "payments-api"],
      ["github", "GitHub"],
      ["jenk", "Jenkins"],
    ] as const) {
      await interview.choose(text, name);
      await interview.next();
    }
    await interview.expectQuestion("What builds the images?");
    await interview.tick(interview.main.getByRole("checkbox", { name: "CI itself" }));
    await interview.expectSaved();
    await take("interview-light");

    // The answers' forms are the contract's.
    const snapshot = (await admin.json("POST", `/pipelines/${id}/snapshots`, {
      title: "Before the audit",
    })) as { readonly id: string };
    await admin.json("POST", `/pipelines/${id}/operations`, {
      clientId: "a-script",
      operations: [
        {
          type: "claim.changed",
          node: "ci",
          control: "img-vuln-scan",
          set: { status: "missing", note: "switched off for the hotfix" },
        },
        { type: "claim.changed", node: "ci", control: "img-sign", set: { status: "implemented" } },
        {
          type: "claim.changed",
          node: "production-registry",
          control: "reg-immutable-tags",
          set: { status: "planned" },
        },
        { type: "node.removed", node: "developer" },
      ].map((operation) => ({ ...operation, id: randomUUID() })),
    });
    await member.goto(`/compare?from=snapshot:${snapshot.id}&to=pipeline:${id}`);
    await expect(member.getByRole("complementary", { name: "Changes" })).toContainText(
      "Since Before the audit",
    );
    await take("compare-light");
    const show = { owners: false, notes: false, evidence: false, hosts: false };
    const share = (await admin.json("POST", `/snapshots/${snapshot.id}/shares`, {
      show,
      expiresAt: dayFromNow(30),
    })) as { readonly url: string };
    await member.goto("/pipelines");
    await take("pipelines-light");

    const around = await newPipeline({ document: articleWithLaptop("Payments, with a hotfix") });
    await member.goto(`/pipelines/${around}?finding=img-vuln-scan`);
    await map.ready();
    await expect(
      member.getByRole("region", { name: "Bypasses", exact: true }).getByText("3 in total"),
    ).toBeVisible();
    await expect(map.canvas.getByRole("button", { name: /^Ana's laptop, / })).toBeVisible();
    await expect(map.footer).toContainText("is bypassed: 3 connections");
    await take("bypasses-light");

    const findings = new Findings(member);
    const scanner = await newPipeline({ document: scannerThatTurns() });
    await member.goto(`/pipelines/${scanner}/ways-in?row=marketplace-ci`);
    await expect(member.getByRole("complementary", { name: "Selected entry point" })).toContainText(
      "The tool from GitHub Marketplace runs inside GitHub Actions",
    );
    await take("ways-in-light");
    const fork = await newPipeline({ document: forkThatBuilds() });
    for (const [picture, address] of [
      ["scanner-light", `${scanner}?wayIn=marketplace-ci`],
      ["fork-light", `${fork}?incident=tanstack-cache-2026`],
      ["incident-light", `${scanner}?incident=trivy-kics-2026`],
    ] as const) {
      await member.goto(`/pipelines/${address}`);
      await map.ready();
      await expect.poll(async () => (await findings.wayOnMap()).length).toBe(3);
      // What is marked below cards is a part of the program of its own.
      await expect(member.locator(".node-badge", { hasText: "Can be closed here" }).first()).toBeVisible();
      await take(picture);
    }
    await member.goto(`/pipelines/${scanner}/incidents?incident=trivy-kics-2026`);
    await expect(member.getByRole("complementary", { name: "Selected incident" })).toContainText("Reached");
    await take("incidents-light");

    await member.setViewportSize({ width: 390, height: 844 });
    await member.goto(`/pipelines/${around}`);
    await map.ready();
    await member.getByRole("application").click({ position: { x: 4, y: 60 } });
    await expect(map.footer).toContainText(/\d+ unprotected entry points? leads? to production/);
    await take("phone-light");

    await page.goto(share.url);
    await expect(page.getByRole("banner")).toContainText("not live");
    await take("share-light", page);
  },
);
