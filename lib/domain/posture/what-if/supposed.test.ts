import { describe, expect, it } from "vitest";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { claimsOf, documentFromPipeline, type Pipeline } from "../../pipeline/pipeline";
import { parseDocument } from "../../pipeline/parse-document";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { analyse } from "../analyse";
import { supposed } from "./supposed";
import { type SupposedChange, supposedFor } from "./supposed-change";

const today = "2026-11-27";
const given = { controls: mappedCatalogue.controls, today };
const map = articlePipeline()
  .edge("laptop", "registry")
  .claim("ci", "img-vuln-scan", { status: "missing", owner: "ana" })
  .build();

function after(change: SupposedChange): Pipeline {
  const made = supposed(map, change, given);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

function refused(change: SupposedChange) {
  const made = supposed(map, change, given);
  return made.ok ? [] : made.error.map(({ path, message }) => `${path}: ${message}`);
}

describe("what is assumed of a map", () => {
  it("nothing assumed is the same map", () => {
    expect(after({})).toBe(map);
  });

  it("sets claims in place of those that are there, and takes away by one that says nothing", () => {
    const set = after({ claims: [{ node: "ci", control: "img-vuln-scan", status: "implemented" }] });
    expect(claimsOf(set, "ci").get("img-vuln-scan")).toEqual({
      node: "ci",
      control: "img-vuln-scan",
      status: "implemented",
    });
    const without = after({ claims: [{ node: "ci", control: "img-vuln-scan" }] });
    expect([without.claimCount, claimsOf(without, "ci").size]).toEqual([0, 0]);
    // All else is shared, so that an analyser with a memory works out only what the claim decides.
    expect([set.nodes, set.edges]).toEqual([map.nodes, map.edges]);
  });

  it("removes edges", () => {
    expect(after({ removeEdges: ["laptop-registry"] }).edges.get("laptop-registry")).toBeUndefined();
  });

  it("adds nodes, and edges between them", () => {
    const scanner = {
      id: "s",
      kind: "package-registry",
      name: "S",
      stage: "build",
      position: { x: 0, y: 0 },
    } as const;
    const added = after({
      addNodes: [scanner],
      addEdges: [{ id: "s-ci", source: "s", target: "ci", artifact: "tool", pinned: false }],
    });
    expect([added.nodes.get("s"), added.edges.get("s-ci")?.artifact]).toEqual([scanner, "tool"]);
  });

  it("leads an edge to a repository as automated code, to any other node as what it was", () => {
    const led = after({ lead: [{ edge: "laptop-registry", to: "repository" }] });
    expect(led.edges.get("laptop-registry")).toEqual({
      id: "laptop-registry",
      source: "laptop",
      target: "repository",
      artifact: "code",
      automated: true,
    });
    const elsewhere = after({ lead: [{ edge: "laptop-registry", to: "ci" }] });
    expect(elsewhere.edges.get("laptop-registry")?.artifact).toBe("image");
  });

  it.each([
    ["mirror", "hub-ci", "parent-registry", "base-mirror-quarantine", "onward"],
    ["promotion", "registry-cluster", "production-registry", "reg-promotion-gate", "into"],
    ["verifier", "registry-cluster", "delivery", "adm-image-signature", "into"],
  ] as const)("puts a %s into an edge, its control in place", (kind, edge, kindOfNode, control, keeps) => {
    const was = map.edges.get(edge);
    const made = after({ insert: [{ edge, kind }] });
    expect(made.nodes.get("step-1")?.kind).toBe(kindOfNode);
    const [into, onward] = keeps === "into" ? [edge, "step-1"] : ["step-1", edge];
    expect(made.edges.get(into)).toEqual({ ...was, id: into, target: "step-1" });
    expect(made.edges.get(onward)).toEqual({ ...was, id: onward, source: "step-1" });
    const { nodes } = analyse(made, mappedCatalogue, today).coverage;
    expect([claimsOf(made, "step-1").has(control), nodes["step-1"]?.verified]).toEqual([true, 1]);
  });

  it.each([
    ["mirror", "closed"],
    ["promotion", "open"],
  ] as const)("a third party's way in keeps its place where a %s is put into it: %s", (kind, state) => {
    const pulled = articlePipeline().edge("hub", "cluster", { artifact: "image", pinned: false }).build();
    const made = supposed(pulled, { insert: [{ edge: "hub-cluster", kind }] }, given);
    const rows = made.ok ? analyse(made.value, mappedCatalogue, today).waysIn.declared : [];
    const row = rows.find(({ places: [place] }) => place && "edge" in place && place.edge === "hub-cluster");
    expect(row?.entries.map((entry) => entry.state)).toEqual([state, state]);
  });

  it("hands a promotion step the image of which a container is started", () => {
    const started = articlePipeline().edge("registry", "host", { artifact: "container" }).build();
    const made = supposed(started, { insert: [{ edge: "registry-host", kind: "verifier" }] }, given);
    expect(
      made.ok && [made.value.edges.get("registry-host")?.artifact, made.value.edges.get("step-1")?.artifact],
    ).toEqual(["image", "container"]);
  });

  it("puts a proxy into an edge of tools, and a node of one's own into any", () => {
    const tool = articlePipeline()
      .node("actions", { kind: "package-registry" })
      .edge("actions", "ci", { artifact: "tool" })
      .build();
    const proxy = supposed(tool, { insert: [{ edge: "actions-ci", kind: "mirror" }] }, given);
    expect(proxy.ok && proxy.value.nodes.get("step-1")?.kind).toBe("package-registry");
    const own = { id: "own", kind: "builder", name: "B", stage: "build", position: { x: 0, y: 0 } } as const;
    const put = after({ insert: [{ edge: "ci-registry", node: own }] });
    expect([put.edges.get("ci-registry")?.target, put.edges.get("step-1")?.source]).toEqual(["own", "own"]);
  });

  it("gives each step that is put in an id of its own, and leaves a document that is read again", () => {
    const made = after({
      insert: [
        { edge: "hub-ci", kind: "mirror" },
        { edge: "registry-cluster", kind: "promotion" },
        { edge: "registry-cluster", kind: "verifier" },
      ],
    });
    expect(parseDocument(documentFromPipeline(made)).ok).toBe(true);
    expect(made.nodes.size).toBe(map.nodes.size + 3);
  });

  it("names every id that leads nowhere, is used twice or does not fit", () => {
    const ci = { id: "ci", kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } } as const;
    expect(
      refused({
        addNodes: [ci, { ...ci, id: "x", zone: "nowhere" }],
        addEdges: [
          { id: "hub-ci", source: "hub", target: "ci", artifact: "image" },
          { id: "n", source: "nobody", target: "none", artifact: "image" },
        ],
        lead: [{ edge: "laptop-registry", to: "gone" }],
        insert: [
          { edge: "gone", kind: "mirror" },
          { edge: "laptop-repository", kind: "promotion" },
        ],
        removeEdges: ["gone"],
        claims: [{ node: "gone", control: "no-such-control", status: "missing" }],
      }),
    ).toEqual([
      'addNodes[0].id: there is a node "ci" already',
      'addNodes[1].zone: there is no zone "nowhere"',
      'addEdges[0].id: there is an edge "hub-ci" already',
      'addEdges[1].source: there is no node "nobody"',
      'addEdges[1].target: there is no node "none"',
      'lead[0].to: there is no node "gone"',
      'insert[0].edge: there is no edge "gone"',
      'insert[1].kind: goes into an edge that carries one of: image, container; "laptop-repository" carries code',
      'removeEdges[0]: there is no edge "gone"',
      'claims[0].control: "no-such-control" is not a control of the catalogue',
      'claims[0].node: there is no node "gone"',
    ]);
  });

  it("makes of each change that the analysis proposes something to assume", () => {
    expect(supposedFor(map, { implement: { node: "ci", control: "img-vuln-scan" } }, today)).toEqual({
      claims: [
        {
          node: "ci",
          control: "img-vuln-scan",
          owner: "ana",
          status: "implemented",
          evidence: [{ id: "supposed", title: "Assumed", result: "supports", effective: today }],
        },
      ],
    });
    expect(supposedFor(map, { remove: "e" }, today)).toEqual({ removeEdges: ["e"] });
    expect(supposedFor(map, { revoke: "e" }, today)).toEqual({ removeEdges: ["e"] });
    expect(supposedFor(map, { lead: { edge: "e", to: "r" } }, today)).toEqual({
      lead: [{ edge: "e", to: "r" }],
    });
    expect(supposedFor(map, { insert: { edge: "e", kind: "mirror" } }, today)).toEqual({
      insert: [{ edge: "e", kind: "mirror" }],
    });
  });
});
