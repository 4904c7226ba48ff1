import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followed } from "../../testing/followed";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { articleTemplates } from "../catalogue/templates/article";
import { catalogue } from "../catalogue/load";
import type { Claim, PipelineDocument, PipelineEdge } from "../pipeline/document";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { Records } from "../pipeline/records";
import { asideSentence, checkSentence, hopSentence, orderSentence } from "./hop-sentences";
import { trailSentence, trailText } from "./trail-sentences";

const today = "2026-11-24";
const [article] = articleTemplates;
if (!article) throw new Error("The article's template is gone.");
const { document } = article;
const follow = (part: Partial<PipelineDocument>) =>
  followed(pipelineFromDocument({ ...document, ...part }), today);

/** The article with one connection drawn otherwise. */
function withEdge(id: string, set: Partial<PipelineEdge>): Partial<PipelineDocument> {
  return { edges: document.edges.map((edge) => (edge.id === id ? { ...edge, ...set } : edge)) };
}

describe("sentences", () => {
  test("tell the article's line in plain words", () => {
    expect(follow({}).hops.map(hopSentence)).toEqual([
      "Developer checks code in to Check-in manually.",
      "Check-in sends code to Jenkins automatically.",
      "Jenkins pulls the parent image ubuntu:24.04 (not pinned) from Docker Hub automatically.",
      "Jenkins pushes app to Production registry automatically.",
      "Kubernetes pulls app from Production registry automatically.",
      "Kubernetes runs app as a container on Container hosts automatically.",
    ]);
    expect(trailSentence(follow({}))).toBe(
      "From Developer and Docker Hub to Container hosts in 6 connections: 1 manual, 6 not checked.",
    );
  });

  test("say what nobody has said, and what is pinned", () => {
    const { automated: _, ...push } = document.edges.find(({ id }) => id === "e4-push") ?? {
      id: "",
      source: "",
      target: "",
      artifact: "image",
    };
    const digest = `sha256:${"0".repeat(64)}`;
    const { hops } = follow({
      edges: document.edges.map((edge) => (edge.id === push.id ? push : edge)),
      images: document.images.map((image) => ({
        ...image,
        parents: [{ ref: `ubuntu:24.04@${digest}` }, { ref: "alpine:3.22" }],
      })),
    });
    expect(hops.map(hopSentence)).toContain(
      "Jenkins pushes app to Production registry. It is not answered whether this is automated.",
    );
    expect(hops.map(hopSentence)).toContain(
      "Jenkins pulls the parent images ubuntu:24.04 (pinned by digest) and alpine:3.22 (not pinned) from Docker Hub automatically.",
    );
  });

  test("tell what checks a hop, with what proof, that nothing does, or that nobody has said so", () => {
    const evidence: Claim["evidence"] = [
      { id: "v", title: "Report", result: "supports", effective: "2026-11-01" },
    ];
    const claims: Claim[] = [
      { node: "orchestrator", control: "adm-image-signature", status: "implemented", evidence },
      { node: "orchestrator", control: "adm-allowed-registries", status: "implemented" },
      { node: "check-in", control: "src-two-party-review", status: "planned" },
    ];
    const said = follow({ claims }).hops.map(checkSentence);
    expect(said[4]).toBe(
      "The image is checked here: “Signature and provenance check before anything runs” at Kubernetes (verified by evidence: Report) and “Allow-list of registries at admission” at Kubernetes (declared, without evidence). It is not marked as checked: an unprotected attack path uses it.",
    );
    expect(said[0]).toMatch(
      /^No known gate checks the code here: none of the \d+ gates that could is known to be in place \(1 planned and \d+ not assessed\)\.$/,
    );
    expect(said[3]).toMatch(
      /^It is not assessed whether anything here checks the [a-z ]+: the \d+ gates that could have no status\.$/,
    );
  });

  test("say that nothing is known, not that nobody has said, where an exception waits for a second person", () => {
    const claims: Claim[] = [
      { node: "orchestrator", control: "adm-image-signature", status: "not-applicable", reason: "Not ours." },
    ];
    const said = follow({ claims, policy: { needsReview: ["not-applicable"] } }).hops.map(checkSentence);
    expect(said[4]).toMatch(/^No known gate checks the image here: .*\(\d+ not assessed\)\.$/);
  });

  test("name of the proof only what a second person confirmed, where one is asked to", () => {
    const piece = (id: string, effective: string) =>
      ({ id, title: `Report ${id}`, result: "supports", effective }) as const;
    const claim: Claim = {
      node: "orchestrator",
      control: "adm-image-signature",
      status: "implemented",
      evidence: [piece("a", "2026-11-01"), piece("b", "2026-11-20")],
    };
    const { node, control } = claim;
    const said = follow({
      claims: [claim],
      policy: { needsReview: ["verified"] },
      reviews: [
        {
          id: "r",
          node,
          control,
          reviewer: "u",
          name: "Ben",
          on: "2026-11-02",
          of: { status: "implemented", evidence: [piece("a", "2026-11-01")] },
        },
      ],
    }).hops.map(checkSentence);
    expect(said[4]).toContain("(verified by evidence: Report a)");
  });

  test("say where no gate can stand", () => {
    const claims: Claim[] = catalogue.controls
      .filter(({ gate }) => gate !== undefined)
      .map(({ id }) => ({
        node: "orchestrator",
        control: id,
        status: "not-applicable",
        reason: "Not ours.",
      }));
    expect(checkSentence(follow({ claims }).hops[5] ?? fail())).toBe(
      "Nothing here checks the container: no gate in scope can be in place at either end.",
    );
  });

  test("tell of orders, dead ends, circles and lines that do not arrive", () => {
    const argo = {
      id: "argo",
      kind: "delivery",
      name: "Argo CD",
      stage: "distribute",
      position: { x: 0, y: 0 },
    } as const;
    const trivy = {
      id: "trivy",
      kind: "service",
      name: "Trivy",
      stage: "build",
      position: { x: 0, y: 0 },
    } as const;
    const trail = follow({
      nodes: [...document.nodes, argo, trivy],
      edges: [
        ...document.edges,
        { id: "x1", source: "argo", target: "orchestrator", artifact: "manifest", automated: false },
        { id: "x2", source: "ci", target: "trivy", artifact: "image" },
        // Told by the order that it leads to.
        { id: "x3", source: "ci", target: "argo", artifact: "manifest" },
      ],
    });
    expect(trail.hops.map(orderSentence).filter((said) => said !== undefined)).toEqual([
      "Deployment manifests for Kubernetes come from Argo CD (manual).",
    ]);
    expect(trail.asides.map(asideSentence)).toEqual([
      "Jenkins also sends an image to Trivy, but nothing leads from there to the end of this line.",
    ]);
    expect(trailSentence(follow({ edges: document.edges.slice(0, 4) }))).toContain(
      "to Production registry in 4 connections",
    );
    expect(trailSentence(follow({ edges: document.edges.slice(0, 4) }))).toContain(
      "From Developer and Docker Hub to Production registry in 4 connections: 1 manual, 4 not checked. The line does not reach a node that runs containers yet.",
    );
    expect(trailSentence(follow({ edges: [] }))).toBe(
      "There is no line to follow for all images: no connection carries anything.",
    );
    expect(
      hopSentence(follow(withEdge("e6-deploy", { artifact: "image", automated: false })).hops[5] ?? fail()),
    ).toBe("Kubernetes sends app to Container hosts manually.");
  });

  test("are as many as asked for, and the rest is counted", () => {
    const text = trailText(follow({}), { name: "Payments" }, today, 2);
    expect(text).toContain("in 6 connections");
    expect(text).toMatch(/^2\. Check-in sends code/m);
    expect(text).not.toMatch(/^3\. /m);
    expect(text).toMatch(/and 4 more connections$/);
  });

  test("are whole for any map, and the text has one line a hop and one a control", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        const trail = followed(pipeline, today);
        const lines = trailText(trail, { name: "Payments" }, today).split("\n");
        const controls = trail.hops.reduce((sum, hop) => sum + hop.controls.length, 0);
        expect(lines.filter((line) => /^\d+\. /.test(line))).toHaveLength(trail.hops.length);
        expect(lines.filter((line) => line.startsWith("   - "))).toHaveLength(controls);
        for (const hop of followed(plainlyNamed(pipeline), today).hops)
          for (const said of [hopSentence(hop), checkSentence(hop)]) {
            expect(said).toMatch(/\.$/);
            expect(said).not.toMatch(/undefined| {2}and| and \.|\(\)/);
          }
      }),
    );
  });
});

/** What somebody calls a node may look like a gap in a sentence. */
function plainlyNamed(pipeline: Pipeline): Pipeline {
  const plain = <T extends { readonly id: string; readonly name: string }>(
    records: Records<T>,
    name: string,
  ) =>
    Records.from<T>(
      [...records.values()].map((one, index) => [one.id, { ...one, name: `${name} ${index}` }]),
    );
  return { ...pipeline, nodes: plain(pipeline.nodes, "Node"), images: plain(pipeline.images, "image") };
}

function fail(): never {
  throw new Error("There is no such hop.");
}
