import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { imageOf, reportOf } from "@/lib/testing/report-of";
import { settled, settledOn } from "@/lib/testing/settled";
import type { Image } from "../pipeline/document";
import { claimsOf, documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { effectiveStatus } from "../posture/coverage/effective-status";
import type { Report } from "./report";

const shop: Image = {
  id: "shop",
  name: "ghcr.io/acme/shop",
  names: ["docker.io/acme/shop"],
  builtBy: "ci",
  parents: [{ ref: "alpine:3.20" }],
};
const scan = "img-vuln-scan";

function aMap(images: readonly Image[] = [shop]): Pipeline {
  const document = aPipeline()
    .node("repository", { url: "https://github.com/acme/shop" })
    .node("ci", { buildsImages: true, technologies: ["github-actions"] })
    .node("registry", { name: "ghcr.io" })
    .node("cluster", { technologies: ["kubernetes"], name: "prod-eu" })
    .node("app", { name: "shop" })
    .edge("repository", "ci", { artifact: "code" })
    .edge("ci", "registry", { images: ["shop"] })
    .edge("registry", "cluster", { images: ["shop"] })
    .edge("cluster", "app", { artifact: "container", images: ["shop"] })
    .claim("ci", scan, { status: "implemented" })
    .toDocument();
  return pipelineFromDocument({ ...document, images: [...images] });
}

const statusAt = (pipeline: Pipeline, node = "ci", control = scan) =>
  effectiveStatus(claimsOf(pipeline, node).get(control), settledOn, pipeline);
const one = (report: Report, map = aMap()) => settled(map, [[["a", report]]]);
const placeOf = (report: Report, map = aMap()) => one(report, map).states["a 0"];

describe("a report of an image", () => {
  it("speaks of who builds it, by any of its names, whichever way they are written", () => {
    for (const name of [
      "ghcr.io/acme/shop:1.2",
      "acme/shop",
      "index.docker.io/acme/shop@sha256:" + "a".repeat(64),
    ])
      expect(placeOf(reportOf(imageOf(name), "supports"))).toEqual({ as: "matched", node: "ci" });
    const { pipeline } = one(reportOf(imageOf("ghcr.io/acme/shop:1.2"), "contradicts"));
    expect(statusAt(pipeline)).toBe("contradicted");
    expect(claimsOf(pipeline, "ci").get(scan)?.evidence).toEqual([
      {
        id: expect.stringMatching(/^report-[0-9a-f]{20}-[0-9a-f]{16}$/),
        title: "Trivy: 1 critical flaw",
        tool: "Trivy 0.56.1",
        result: "contradicts",
        effective: "2026-11-20",
        expires: "2027-02-18",
        digest: expect.stringMatching(/^sha256:/),
      },
    ]);
  });

  it("in another registry, of another owner, or with another tag or digest than the map has, waits", () => {
    const why = (name: string, image: Partial<Image> = {}) => {
      const state = placeOf(reportOf(imageOf(name), "supports"), aMap([{ ...shop, names: [], ...image }]));
      return state?.as === "waiting" ? state.why : state?.as;
    };
    expect(why("docker.io/acme/shop:1.2")).toMatch(/No image of the map/);
    expect(why("ghcr.io/others/shop:1.2")).toMatch(/No image of the map/);
    expect(why("ghcr.io/acme/shop:1.3", { name: "ghcr.io/acme/shop:1.2" })).toMatch(
      /is about ghcr.io\/acme\/shop:1.3/,
    );
    expect(why("ghcr.io/acme/shop", { name: "ghcr.io/acme/shop:latest" })).toBe("matched");
    const fixed = { name: `ghcr.io/acme/shop@sha256:${"a".repeat(64)}` };
    expect(why("ghcr.io/acme/shop:1.2", fixed)).toMatch(/the report names none/);
    expect(why(`ghcr.io/acme/shop@sha256:${"b".repeat(64)}`, fixed)).toMatch(/another digest/);
    expect(why(`ghcr.io/acme/shop@sha256:${"a".repeat(64)}`, fixed)).toBe("matched");
  });

  it("that is only a parent is not about what is built on it", () => {
    expect(placeOf(reportOf(imageOf("docker.io/library/alpine:3.20"), "supports"))).toEqual({
      as: "waiting",
      why: expect.stringContaining("is a parent image of ghcr.io/acme/shop"),
      candidates: ["ci"],
    });
  });

  it("goes to the registry at its address, and to what runs it, where the control belongs there", () => {
    const at = (control: string, name = "ghcr.io/acme/shop:1") =>
      placeOf(reportOf(imageOf(name), "supports", { control }));
    expect(at("reg-continuous-scan")).toEqual({ as: "matched", node: "registry" });
    expect(at("reg-continuous-scan", "docker.io/acme/shop:1")).toMatchObject({ as: "waiting" });
    expect(at("run-readonly-rootfs")).toEqual({ as: "matched", node: "app" });
  });

  it("with a digest alone is of the image that another report has it for, unless its tag has moved since", () => {
    const digest = `sha256:${"d".repeat(64)}`;
    const alone = reportOf({ kind: "image", digest }, "supports", {
      control: "img-sign",
      effective: "2026-11-22",
    });
    const named = reportOf(imageOf("ghcr.io/acme/shop:main", digest), "supports");
    const moved = reportOf(imageOf("ghcr.io/acme/shop:main", `sha256:${"e".repeat(64)}`), "supports", {
      effective: "2026-11-21",
    });
    const stateWith = (...others: readonly Report[]) =>
      settled(aMap(), [[["a", alone]], others.map((report, index) => [String(index), report] as const)])
        .states["a 0"];
    expect(stateWith()).toMatchObject({ as: "waiting" });
    expect(stateWith(named)).toEqual({ as: "matched", node: "ci" });
    expect(stateWith(named, moved)).toMatchObject({ as: "waiting" });
    expect(stateWith(named, reportOf(imageOf("ghcr.io/others/copy:1", digest), "supports"))).toMatchObject({
      as: "waiting",
    });
  });
});

describe("a report of something else", () => {
  it("finds a repository by its address, a workload and a cluster by their names, and asks where there is none", () => {
    const at = (subject: Report["subjects"][number], control: string) =>
      placeOf(reportOf(subject, "supports", { control }));
    expect(at({ kind: "repository", name: "github.com/Acme/shop" }, "src-branch-protection")).toEqual({
      as: "matched",
      node: "repository",
    });
    expect(at({ kind: "repository", name: "github.com/acme/shop" }, "ci-job-least-privilege")).toEqual({
      as: "matched",
      node: "ci",
    });
    expect(at({ kind: "repository", name: "github.com/acme/till" }, "src-branch-protection")).toMatchObject({
      as: "waiting",
      candidates: ["repository"],
    });
    expect(at({ kind: "workload", type: "Deployment", name: "shop" }, "run-drop-privileges")).toEqual({
      as: "matched",
      node: "app",
    });
    expect(at({ kind: "cluster", name: "prod-eu" }, "k8s-audit-logging")).toEqual({
      as: "matched",
      node: "cluster",
    });
    expect(at({ kind: "unnamed", of: "cluster" }, "k8s-audit-logging")).toEqual({
      as: "waiting",
      why: "The report does not name the cluster: choose the node.",
      candidates: ["cluster"],
    });
    expect(at({ kind: "file", path: "app/Dockerfile" }, "img-config-lint")).toMatchObject({ as: "waiting" });
  });
});

describe("several reports", () => {
  const hub = imageOf("docker.io/acme/shop:latest");
  const ghcr = imageOf("ghcr.io/acme/shop:latest");

  it("of one tool, subject and control: the newest takes the place of the one before, an older one changes nothing", () => {
    const bad = reportOf(hub, "contradicts", { effective: "2026-11-10" });
    const good = reportOf(hub, "supports", { effective: "2026-11-20" });
    for (const order of [
      [bad, good],
      [good, bad],
    ]) {
      const { pipeline } = settled(
        aMap(),
        order.map((report) => [[report.summary, report]]),
      );
      expect(claimsOf(pipeline, "ci").get(scan)?.evidence).toHaveLength(1);
      expect(statusAt(pipeline)).toBe("verified");
    }
    expect(settled(aMap(), [[["good", good]], [["bad", bad]]]).states["bad 0"]).toEqual({ as: "older" });
  });

  it("of one day are told apart by their time, and without one the worse counts", () => {
    const day = "2026-11-20";
    const bad = reportOf(hub, "contradicts", { effective: day, at: `${day}T10:00:00Z` });
    const good = reportOf(hub, "supports", { effective: day, at: `${day}T11:00:00Z` });
    expect(statusAt(settled(aMap(), [[["good", good]], [["bad", bad]]]).pipeline)).toBe("verified");
    const { at: _, ...timeless } = good;
    expect(statusAt(settled(aMap(), [[["good", timeless]], [["bad", bad]]]).pipeline)).toBe("contradicted");
  });

  it("of two images on one node: a clean one never clears what speaks against the other, and counts once that is gone", () => {
    const bad = reportOf(hub, "contradicts", { effective: "2026-11-10" });
    const clean = reportOf(ghcr, "supports", { effective: "2026-11-20" });
    for (const order of [
      [["bad", bad] as const, ["clean", clean] as const],
      [["clean", clean] as const, ["bad", bad] as const],
    ]) {
      const both = settled(
        aMap(),
        order.map((report) => [report]),
      );
      expect(statusAt(both.pipeline)).toBe("contradicted");
      expect(both.states["clean 0"]).toMatchObject({ as: "held", node: "ci" });
      const mended = settled(aMap(), [
        ...order.map((report) => [report]),
        [["mended", reportOf(hub, "supports", { effective: "2026-11-21" })]],
      ]);
      expect(statusAt(mended.pipeline)).toBe("verified");
      expect(mended.states["clean 0"]).toEqual({ as: "matched", node: "ci" });
      expect(claimsOf(mended.pipeline, "ci").get(scan)?.evidence).toHaveLength(2);
    }
  });

  it("that are held back stay on the node that a person chose, and the next of the same follows them", () => {
    const bad = reportOf(hub, "contradicts", { effective: "2026-11-10" });
    const busybox = reportOf(imageOf("busybox"), "supports");
    const other = reportOf(imageOf("alpine"), "supports");
    const next = reportOf(imageOf("busybox"), "supports", { effective: "2026-11-22" });
    const chosen = new Map([["busybox 0", "ci"]]);
    for (const first of [
      [[["bad", bad] as const], [["busybox", busybox] as const]],
      // Displaced from the claim by what speaks against another.
      [[["busybox", busybox] as const], [["bad", bad] as const]],
    ]) {
      const later = settled(aMap(), [...first, [["other", other]]], chosen);
      expect(later.states["busybox 0"]).toMatchObject({ as: "held", node: "ci" });
      const followed = settled(aMap(), [...first, [["next", next]]], chosen);
      expect(followed.states["busybox 0"]).toEqual({ as: "older" });
      expect(followed.states["next 0"]).toMatchObject({ as: "held", node: "ci" });
    }
  });

  it("of a contradiction that has expired hold nothing back", () => {
    const old = reportOf(hub, "contradicts", { effective: "2026-01-10" });
    const clean = reportOf(ghcr, "supports");
    expect(statusAt(settled(aMap(), [[["old", old]], [["clean", clean]]]).pipeline)).toBe("verified");
  });

  it("that are the same file add nothing twice", () => {
    const report = reportOf(hub, "contradicts");
    expect(settled(aMap(), [[["a", report]], [["a", report]]]).operations).toBe(1);
  });

  it("end the same in any order, all at once or one by one", () => {
    const subject = fc.constantFrom(
      hub,
      ghcr,
      imageOf("ghcr.io/acme/shop:1.2"),
      imageOf("ghcr.io/acme/shop:1.3"),
      imageOf("busybox"),
      { kind: "repository", name: "github.com/acme/shop" } as const,
      { kind: "unnamed", of: "cluster" } as const,
    );
    const reportArbitrary = fc
      .record({
        subject,
        result: fc.constantFrom("supports" as const, "contradicts" as const),
        control: fc.constantFrom(scan, "img-sign", "ci-job-least-privilege"),
        day: fc.integer({ min: 10, max: 16 }),
        tool: fc.constantFrom("Trivy", "Grype"),
        hour: fc.option(fc.integer({ min: 10, max: 12 })),
      })
      .map(({ subject: about, result, control, day, tool, hour }) =>
        reportOf(about, result, {
          control,
          effective: `2026-11-${day}`,
          tool: { name: tool },
          ...(hour !== null && { at: `2026-11-${day}T${hour}:00:00Z` }),
        }),
      );
    const claims = (pipeline: Pipeline) =>
      documentFromPipeline(pipeline).claims.map((claim) => ({
        ...claim,
        evidence: (claim.evidence ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      }));
    fc.assert(
      fc.property(
        fc.array(reportArbitrary, { maxLength: 10 }).chain((reports) => {
          const named = reports.map((report, index) => [`r${index}`, report] as const);
          return fc.tuple(fc.constant(named), fc.shuffledSubarray(named, { minLength: named.length }));
        }),
        ([named, shuffled]) => {
          const atOnce = settled(aMap(), [named]);
          const byOne = settled(
            aMap(),
            shuffled.map((report) => [report]),
          );
          expect(claims(byOne.pipeline)).toEqual(claims(atOnce.pipeline));
          // Sent again, they change nothing.
          expect(settled(aMap(), [named, shuffled]).operations).toBe(atOnce.operations);
        },
      ),
      { numRuns: 60 },
    );
  });
});
