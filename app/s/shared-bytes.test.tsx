// @module-tag large
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { slsaLead } from "@/components/findings/frameworks/framework-sentence";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { frozenPostureSchema } from "@/lib/domain/contract/posture";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import type { Show } from "@/lib/domain/contract/shares";
import { exportFormats } from "@/lib/domain/exporters/formats";
import { writeExport } from "@/lib/domain/exporters/write-export";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { gatesSentence } from "@/lib/domain/posture/words/gates-sentence";
import { settledOf } from "@/lib/domain/snapshot/settled-of";
import { type SharedCopy, sharedCopyOf } from "@/lib/domain/snapshot/shared-copy";
import { aPipeline } from "@/lib/testing/builders";
import { describeCatalogue } from "@/lib/server/catalogue/describe-catalogue";
import { drawMap } from "@/lib/server/picture/draw-map";
import { SharedPage } from "./shared-page";

const day = "2026-11-24";
const switches = ["owners", "notes", "evidence", "hosts"] as const;

/** Each text says under which switch it is hidden; an id is never shown. */
const marked: PipelineDocument = {
  ...aPipeline("Payments at canary-hosts-1.example")
    .node("canary-ids-dev", { kind: "developer", name: "canary-owners-dev", owner: "canary-owners-node" })
    .node("canary-ids-repo", {
      name: "GitHub",
      kind: "source-repository",
      technologies: ["github"],
      zone: "canary-ids-zone",
    })
    .node("canary-ids-ci", {
      name: "Jenkins",
      kind: "ci",
      technologies: ["jenkins", "tool.canary-hosts-tool.example"],
      note: "canary-notes-node",
      url: "https://canary-hosts-url.example",
      version: "2 on canary-hosts-version.example",
    })
    .node("canary-ids-reg", { kind: "production-registry", name: "canary-hosts-registry.example:5000" })
    .node("canary-ids-host", { kind: "host", name: "canary-hosts-machine" })
    .edge("canary-ids-dev", "canary-ids-repo", { note: "canary-notes-edge", artifact: "code" })
    .edge("canary-ids-repo", "canary-ids-ci", { artifact: "code" })
    .edge("canary-ids-ci", "canary-ids-reg", { artifact: "image", images: ["canary-ids-image"] })
    .edge("canary-ids-reg", "canary-ids-host", { artifact: "image", images: ["canary-ids-image"] })
    .edge("canary-ids-ci", "canary-ids-host", { artifact: "credential", right: "deploy", shortLived: true })
    .claim("canary-ids-ci", "img-sign", {
      status: "implemented",
      owner: "canary-owners-claim",
      note: "canary-notes-claim",
      reason: "canary-notes-reason",
      ticket: "https://canary-evidence-ticket.example",
      evidence: [
        {
          id: "canary-ids-evidence",
          title: "canary-evidence-title",
          tool: "canary-evidence-tool",
          result: "supports",
          effective: day,
          url: "https://canary-evidence-url.example",
        },
      ],
    })
    .claim("canary-ids-reg", "img-sign", { owner: "canary-owners-alone" })
    .toDocument(),
  description: "canary-notes-description",
  zones: [{ id: "canary-ids-zone", name: "net.canary-hosts-zone.example", kind: "network" }],
  images: [
    {
      id: "canary-ids-image",
      name: "canary-hosts-image.example/team/app:1",
      builtBy: "canary-ids-ci",
      parents: [{ ref: "canary-hosts-parent.example:5000/ubuntu:24.04" }],
      layers: [{ kind: "parent", title: "FROM canary-hosts-layer.example/ubuntu" }],
    },
  ],
};
const snapshot = {
  number: 3,
  title: "Before canary-hosts-title.example",
  note: "canary-notes-snapshot",
  takenAt: `${day}T12:00:00.000Z`,
  takenBy: "canary-owners-taker",
  revision: 7,
  catalogue: mappedCatalogue.version,
  document: marked,
  posture: frozenPostureSchema.parse(
    publishedPosture(analyse(pipelineFromDocument(marked), mappedCatalogue, day)),
  ),
  settled: settledOf(marked, mappedCatalogue, day),
  analyse: (drawn: Pipeline, on: string) => analyse(drawn, mappedCatalogue, on),
};

/** All that a reader can have of a copy, or make of it: its page, its picture, itself, and each format of it. */
async function bytesOf(show: Show): Promise<{ readonly [what: string]: string }> {
  const copy = sharedCopyOf(snapshot, show);
  const pipeline = pipelineFromDocument(copy.document);
  const posture = analyse(pipeline, mappedCatalogue, day);
  const texts = exportFormats.flatMap(({ format }) =>
    format === "svg" || format === "png"
      ? []
      : [[format, writeExport(format, { pipeline, posture, at: copy.takenAt })] as const],
  );
  return {
    json: JSON.stringify(copy),
    snapshot: pageOf(copy, "snapshot"),
    report: pageOf(copy, "report"),
    svg: String(await drawMap("svg", { pipeline, posture, at: copy.takenAt })),
    ...Object.fromEntries(texts),
  };
}

function pageOf(copy: SharedCopy, kind: "snapshot" | "report"): string {
  return renderToStaticMarkup(
    <SharedPage
      kind={kind}
      copy={copy}
      catalogue={describeCatalogue()}
      fingerprint="the-own"
      snapshotFingerprint="the-snapshots"
      expiresAt={new Date(snapshot.takenAt)}
      path="/s/x"
      asked={{}}
    />,
  );
}

const canaries = /canary-(ids|owners|notes|evidence|hosts)/g;
/** Rights are of a list, so no word of them is a mark of its own: these are the places where one stands. */
const rights = /credential(?: (?:to|for) \w+)?, may deploy|"right": ?"deploy"|right: deploy/i;
const nothing: Show = { owners: false, notes: false, evidence: false, hosts: false };

describe("of what is hidden no byte is in the page, the picture, the JSON or any format of a shared copy", () => {
  test("where all is", async () => {
    for (const [what, bytes] of Object.entries(await bytesOf(nothing))) {
      expect(bytes.length, what).toBeGreaterThan(100);
      expect(bytes.match(canaries), what).toBeNull();
      expect(bytes.match(rights), what).toBeNull();
    }
  });

  test("and either page says by its fingerprint what it is a copy of", async () => {
    const { snapshot: whole = "", report = "" } = await bytesOf(nothing);
    for (const page of [whole, report]) {
      expect(page).toContain("the-own");
      expect(page).toMatch(/redacted copy of snapshot 3.*the-snapshots/s);
    }
    expect(report).toContain("To fund first");
    for (const fold of ["best-changes", "gates", "frameworks", "threats"])
      expect(whole).toContain(`id="${fold}"`);
    const { slsa, gates } = snapshot.posture;
    expect(whole).toContain(slsa && slsaLead(slsa.asDeclared));
    expect(whole).toContain(gates && gatesSentence(gates.map(({ asDeclared }) => asDeclared)));
    for (const page of [whole, report]) expect(page).not.toContain("no owner");
  });

  test("where all but credential rights is", async () => {
    const bytes = Object.entries(await bytesOf({ ...nothing, rights: true }));
    expect(bytes.flatMap(([, text]) => text.match(canaries) ?? [])).toEqual([]);
    const told = new Set(bytes.flatMap(([what, text]) => (rights.test(text) ? [what] : [])));
    expect([...told]).toEqual(expect.arrayContaining(["json", "yaml", "snapshot", "svg", "mermaid", "otm"]));
  });

  test.each(switches)("where all but %s is", async (one) => {
    const found = Object.values(await bytesOf({ ...nothing, [one]: true })).flatMap(
      (bytes) => bytes.match(canaries) ?? [],
    );
    expect([...new Set(found)]).toEqual([`canary-${one}`]);
  });
});
