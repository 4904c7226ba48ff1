import type { Control } from "../../catalogue/catalogue";
import { kindRow } from "../../catalogue/kinds";
import type { Claim, PipelineEdge, PipelineNode } from "../../pipeline/document";
import { pastLimit } from "../../pipeline/apply-operation";
import { limits } from "../../pipeline/limits";
import type { DocumentIssue } from "../../pipeline/parse-document";
import { claimsOf, type Pipeline, reviewsOf, saysNothing } from "../../pipeline/pipeline";
import { confirmableOf } from "../../reviews/confirmable-of";
import { isReviewPending } from "../../reviews/review-pending";
import { err, ok, type Result } from "../../result";
import { fittingArtifacts, halvesOf, insertedStep } from "./inserted-step";
import { provenToday, type Inserted, type Led, type SupposedChange } from "./supposed-change";

interface Given {
  readonly controls: readonly Control[];
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * The map with a change assumed (Analysis 14): nodes and edges added, edges rerouted, a node inserted into an edge, edges
 * removed, claims set, in this order. Shares unchanged records with the given map.
 * @param change that fits the schemas of nodes, edges and claims
 * @returns the map, or the faults of the change by path: unknown or repeated ids, and ids that do not fit
 */
export function supposed(
  pipeline: Pipeline,
  change: SupposedChange,
  given: Given,
): Result<Pipeline, readonly DocumentIssue[]> {
  const draft = new Draft(pipeline, given);
  change.addNodes?.forEach((node, index) => draft.addNode(node, `addNodes[${index}]`));
  change.addEdges?.forEach((edge, index) => draft.addEdge(edge, `addEdges[${index}]`));
  change.lead?.forEach((led, index) => draft.lead(led, `lead[${index}]`));
  change.insert?.forEach((inserted, index) => draft.insert(inserted, `insert[${index}]`));
  change.removeEdges?.forEach((edge, index) => draft.removeEdge(edge, `removeEdges[${index}]`));
  change.claims?.forEach((claim, index) => draft.setClaim(claim, `claims[${index}]`));
  return draft.finish(pipeline);
}

const fieldOf = { nodes: "addNodes", edges: "addEdges", claims: "claims" } as const;

/** The map on its way to what is assumed, with what was refused so far. */
class Draft {
  private readonly issues: DocumentIssue[] = [];

  constructor(
    private pipeline: Pipeline,
    private readonly given: Given,
  ) {}

  addNode(node: PipelineNode, path: string): void {
    if (this.pipeline.nodes.get(node.id))
      return this.refuse(`${path}.id`, `there is a node "${node.id}" already`);
    if (node.zone !== undefined && !this.pipeline.zones.get(node.zone))
      return this.refuse(`${path}.zone`, `there is no zone "${node.zone}"`);
    this.pipeline = { ...this.pipeline, nodes: this.pipeline.nodes.with(node.id, node) };
  }

  addEdge(edge: PipelineEdge, path: string): void {
    if (this.pipeline.edges.get(edge.id))
      return this.refuse(`${path}.id`, `there is an edge "${edge.id}" already`);
    const hasEnds = [
      this.hasNode(edge.source, `${path}.source`),
      this.hasNode(edge.target, `${path}.target`),
    ];
    const unknown = edge.images?.findIndex((image) => !this.pipeline.images.get(image)) ?? -1;
    if (unknown !== -1)
      return this.refuse(`${path}.images[${unknown}]`, `there is no image "${edge.images?.[unknown]}"`);
    if (hasEnds.every(Boolean)) this.setEdge(edge);
  }

  lead({ edge: id, to }: Led, path: string): void {
    const edge = this.edgeAt(id, `${path}.edge`);
    if (!this.hasNode(to, `${path}.to`) || !edge) return;
    const isCode = this.pipeline.nodes.get(to)?.kind === "source-repository";
    const { images: _images, pinned: _pinned, right: _right, shortLived: _shortLived, ...rest } = edge;
    this.setEdge(
      isCode ? { ...rest, target: to, artifact: "code", automated: true } : { ...edge, target: to },
    );
  }

  insert(inserted: Inserted, path: string): void {
    const edge = this.edgeAt(inserted.edge, `${path}.edge`);
    if (!edge) return;
    if ("node" in inserted) {
      const before = this.issues.length;
      this.addNode(inserted.node, `${path}.node`);
      if (this.issues.length === before)
        this.putInto(edge, inserted.node.id, { takes: edge.artifact, keeps: "into" });
      return;
    }
    const step = insertedStep(this.given.controls, inserted.kind, edge);
    if (!step)
      return this.refuse(
        `${path}.kind`,
        `goes into an edge that carries one of: ${fittingArtifacts[inserted.kind].join(", ")}; "${edge.id}" carries ${edge.artifact}`,
      );
    const node: PipelineNode = {
      id: this.freeId("step", (id) => this.pipeline.nodes.get(id)),
      kind: step.kind,
      name: step.name,
      stage: kindRow(step.kind).stage,
      position: this.between(edge),
    };
    this.addNode(node, path);
    this.putInto(edge, node.id, step);
    this.setClaim(provenToday({ node: node.id, control: step.control }, this.given.today), path);
  }

  removeEdge(id: string, path: string): void {
    const edge = this.edgeAt(id, path);
    if (edge) this.pipeline = { ...this.pipeline, edges: this.pipeline.edges.without(edge.id) };
  }

  setClaim(claim: Claim, path: string): void {
    if (!this.given.controls.some(({ id }) => id === claim.control))
      this.refuse(`${path}.control`, `"${claim.control}" is not a control of the catalogue`);
    if (!this.hasNode(claim.node, `${path}.node`)) return;
    const ofNode = new Map(claimsOf(this.pipeline, claim.node));
    const before = ofNode.size;
    if (saysNothing(claim)) ofNode.delete(claim.control);
    else ofNode.set(claim.control, claim);
    this.pipeline = {
      ...this.pipeline,
      claimCount: this.pipeline.claimCount + ofNode.size - before,
      claims:
        ofNode.size > 0
          ? this.pipeline.claims.with(claim.node, ofNode)
          : this.pipeline.claims.without(claim.node),
    };
    this.confirm(claim);
  }

  /** What is assumed is assumed with all that it takes to count. */
  private confirm(claim: Claim): void {
    const { today } = this.given;
    const of = isReviewPending(claim, today, this.pipeline) ? confirmableOf(claim, today) : undefined;
    if (!of) return;
    const { node, control } = claim;
    const review = { id: "supposed", node, control, reviewer: "assumed", name: "Assumed", on: today, of };
    const reviews = [...reviewsOf(this.pipeline, node), review];
    this.pipeline = { ...this.pipeline, reviews: this.pipeline.reviews.with(node, reviews) };
  }

  finish(before: Pipeline): Result<Pipeline, readonly DocumentIssue[]> {
    const past = pastLimit(before, this.pipeline);
    if (past !== undefined)
      this.refuse(fieldOf[past], `a pipeline has at most ${limits[past].toLocaleString("en")} ${past}`);
    return this.issues.length > 0 ? err(this.issues.slice(0, mostIssues)) : ok(this.pipeline);
  }

  private putInto(edge: PipelineEdge, node: string, step: Parameters<typeof halvesOf>[1]): void {
    const id = this.freeId("step", (one) => this.pipeline.edges.get(one));
    const { kept, added } = halvesOf(edge, step, node, id);
    this.setEdge(kept);
    this.setEdge(added);
  }

  private setEdge(edge: PipelineEdge): void {
    this.pipeline = { ...this.pipeline, edges: this.pipeline.edges.with(edge.id, edge) };
  }

  private between({ source, target }: PipelineEdge): PipelineNode["position"] {
    const [from, to] = [source, target].map((id) => this.pipeline.nodes.get(id)?.position ?? { x: 0, y: 0 });
    return { x: ((from?.x ?? 0) + (to?.x ?? 0)) / 2, y: ((from?.y ?? 0) + (to?.y ?? 0)) / 2 };
  }

  private freeId(word: string, isTaken: (id: string) => unknown): string {
    let number = 1;
    while (isTaken(`${word}-${number}`)) number += 1;
    return `${word}-${number}`;
  }

  private edgeAt(id: string, path: string): PipelineEdge | undefined {
    const edge = this.pipeline.edges.get(id);
    if (!edge) this.refuse(path, `there is no edge "${id}"`);
    return edge;
  }

  private hasNode(id: string, path: string): boolean {
    const has = this.pipeline.nodes.get(id) !== undefined;
    if (!has) this.refuse(path, `there is no node "${id}"`);
    return has;
  }

  private refuse(path: string, message: string): void {
    this.issues.push({ path, message });
  }
}

/** As many as of a document. */
const mostIssues = 20;
