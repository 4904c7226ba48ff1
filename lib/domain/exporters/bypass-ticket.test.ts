import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { catalogue } from "../catalogue/load";
import { mappedCatalogue } from "../catalogue/load-mappings";
import type { Pipeline } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { bypassCauses } from "../posture/findings/bypass-causes";
import { placesToClose } from "../posture/findings/places-to-close";
import { bypassTicketText } from "./bypass-ticket";

const today = "2026-11-26";
const link = "https://blueline.example/pipelines/p1?finding=img-vuln-scan";
const prose = {
  what: "Scan every image.",
  why: "Known faults are used first.",
  how: ["Scan in CI.", "Fail on high."],
  mitigates: [],
  frameworks: {},
  evidence: [],
};

/** All is built and scanned in CI; a laptop pushes past it. */
function drawn() {
  return aPipeline("Payments")
    .node("laptop", { name: "Ana's *laptop*" })
    .node("repository")
    .node("ci", { buildsImages: true })
    .node("registry", { owner: "Platform" })
    .node("cluster")
    .edge("laptop", "repository", { artifact: "code", automated: false })
    .edge("repository", "ci", { artifact: "code", automated: true })
    .edge("ci", "registry", { automated: true })
    .edge("registry", "cluster", { automated: true })
    .edge("laptop", "registry", { id: "hotfix", automated: false })
    .claim("ci", "img-vuln-scan", { status: "implemented" });
}

function ticketOf(pipeline: Pipeline, id: string): string {
  const { gates, bestSingleFix } = analyse(pipeline, mappedCatalogue, today);
  const control = catalogue.controls.find((one) => one.id === id);
  const verdict = gates.find((one) => one.control === id)?.declared;
  if (!control || !verdict) throw new Error(`No gate ${id}`);
  const cause = bypassCauses(pipeline, gates, "declared").find((one) => one.gates.includes(id));
  const places = placesToClose(gates, "declared", id, cause, bestSingleFix.declared);
  return bypassTicketText({
    pipeline,
    gate: { control, verdict },
    cause,
    places,
    proof: "declared",
    today,
    proseOf: () => prose,
    link,
  });
}

describe("a ticket about a bypass", () => {
  it("says what, where, the way, why, how to close it and who, and leads back; what people typed stays text", () => {
    expect(ticketOf(drawn().build(), "img-vuln-scan")).toBe(`# Bypass: Ana's \\*laptop\\* to registry

- Pipeline: Payments
- Where: Ana's \\*laptop\\* pushes an image to registry manually.
- Bypassed gates: Vulnerability scan that fails the build by policy
- Exposed: cluster

## Path

1. Ana's \\*laptop\\* pushes an image to registry manually.
2. cluster pulls an image from registry automatically.

## Why it matters

Ana's \\*laptop\\* pushes straight to registry, registry to cluster: nothing on this path scans the image for vulnerabilities.

Known faults are used first.

## Fix

This gate can't block the path to cluster: Ana's \\*laptop\\* pushes straight to registry. Remove that connection, or route it through a node that can enforce the gate.

In Blueline: <https://blueline.example/pipelines/p1?finding=img-vuln-scan>
`);
  });

  it("of a gate that is in place nowhere names the gate and where it would be", () => {
    const text = ticketOf(
      drawn()
        .claim("cluster", "adm-image-signature", { status: "planned", owner: "Bo", due: "2026-12-01" })
        .build(),
      "adm-image-signature",
    );
    expect(text).toMatch(/^# Bypass of “Signature and provenance check/);
    expect(text).not.toContain("- Where:");
    expect(text).toContain("on cluster: Planned. Owner: Bo. Due: 1 Dec 2026.");
  });

  it("without the catalogue's words it still says where and how", () => {
    const pipeline = drawn().build();
    const { gates } = analyse(pipeline, mappedCatalogue, today);
    const [cause] = bypassCauses(pipeline, gates, "declared");
    const control = catalogue.controls.find(({ id }) => id === "img-vuln-scan");
    const verdict = gates.find((one) => one.control === "img-vuln-scan")?.declared;
    if (!control || !verdict) throw new Error("The gate is gone.");
    const text = bypassTicketText({
      pipeline,
      gate: { control, verdict },
      cause,
      places: [],
      proof: "declared",
      today,
      proseOf: () => undefined,
      link,
    });
    expect(text).toContain("## Fix");
    expect(text).not.toContain("## Who");
  });
});
