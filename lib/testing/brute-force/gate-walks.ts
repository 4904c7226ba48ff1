import type { PipelineEdge } from "../../domain/pipeline/document";
import type { GraphFacts, Proof } from "../../domain/posture/posture";
import { isBuildingNode, isRunnerNode, isStrangerNode } from "./graph-facts";
import { unsignedOf } from "./unsigned";
import { closure, firstShortestWalk } from "./walks";
import type { GateControl, World } from "./world";

/** Where a walk is, and whether it counts yet: some gates only judge ways that pass a node able to carry them. */
export interface Step {
  readonly node: string;
  readonly counts: boolean;
}

export function edgesOfGate(
  { flow, nodeOf }: World,
  { id, gate }: Pick<GateControl, "id" | "gate">,
): readonly PipelineEdge[] {
  const isRunner = (node: string) => isRunnerNode(nodeOf(node));
  const isOrder = ({ artifact }: PipelineEdge) => artifact === "manifest";
  const into = (node: string) => flow.filter(({ target }) => target === node);
  if (gate.about === "content")
    return flow.filter((edge) => !isOrder(edge) || into(edge.target).every(isOrder));
  if (gate.about === "any") return flow;
  const ignoresUnordered = id === "iac-scan" || id === "deploy-manifest-integrity";
  return flow.filter((edge) => {
    if (isRunner(edge.source) || !isRunner(edge.target)) return true;
    if (!isOrder(edge) && into(edge.target).some((other) => isOrder(other) && !isRunner(other.source)))
      return false;
    return !ignoresUnordered || into(edge.target).some(isOrder);
  });
}

function startsOfGate(
  { nodes, flow, nodeOf }: World,
  { origins }: GraphFacts,
  { gate }: GateControl,
): readonly string[] {
  const { firstParty, thirdParty } = origins;
  if (gate.point === "commit" || gate.point === "pipeline-trigger") return firstParty;
  if (gate.point === "parent-pull") return thirdParty;
  if (gate.point !== "image-build") return [...firstParty, ...thirdParty];
  const building = nodes.filter(isBuildingNode).flatMap(({ id, kind }) => {
    const feeding = flow
      .filter(({ source, target }) => target === id && nodeOf(source).kind === "ci")
      .map(({ source }) => source);
    return kind === "builder" && feeding.length > 0 ? feeding : [id];
  });
  return [...new Set([...firstParty, ...building])];
}

/** Who may stand for a runner together: all that send it manifests, unless somebody hands to one that is a delivery by hand. */
function standInsOf({ flow, nodeOf, isByHand }: World, runner: string): readonly string[] {
  const senders = flow
    .filter(({ target, artifact }) => target === runner && artifact === "manifest")
    .map(({ source }) => source);
  const isHandedTo = (id: string) =>
    nodeOf(id).kind === "delivery" && flow.some((edge) => edge.target === id && isByHand(edge));
  return senders.some(isHandedTo) ? [] : senders;
}

function closedNodes(
  world: World,
  { gate, appliesTo }: GateControl,
  effective: ReadonlySet<string>,
): ReadonlySet<string> {
  const standsForRunners = gate.about !== "orders" && appliesTo.includes("delivery");
  const closed = new Set(effective);
  for (const node of world.nodes) {
    const senders = standInsOf(world, node.id);
    if (
      standsForRunners &&
      isRunnerNode(node) &&
      senders.length > 0 &&
      senders.every((sender) => effective.has(sender))
    )
      closed.add(node.id);
  }
  return closed;
}

/** All walks of one gate past the nodes that are closed. */
export class GateWalks {
  private readonly edges: readonly PipelineEdge[];
  private readonly starts: readonly string[];
  private readonly isConditional: boolean;
  private readonly able: ReadonlySet<string>;
  /** A check of signatures lets by what comes along these. */
  private readonly letBy: ReadonlySet<PipelineEdge>;

  constructor(
    private readonly world: World,
    private readonly facts: GraphFacts,
    private readonly control: GateControl,
    private readonly proof: Proof,
    /** What a check of signatures meets: what the map says, or that all is signed. */
    signed: "as-said" | "all-signed" = "as-said",
  ) {
    // What a stranger hands straight to what runs it apart goes no further.
    const isolated = world.effective("ci-untrusted-code-isolation", proof);
    const isApart = ({ source, target }: PipelineEdge) =>
      control.id !== "ci-untrusted-code-isolation" &&
      isStrangerNode(world.nodeOf(source)) &&
      ["ci", "builder"].includes(world.nodeOf(target).kind) &&
      isolated.has(target);
    this.edges = edgesOfGate(world, control).filter((edge) => !isApart(edge));
    this.starts = startsOfGate(world, facts, control);
    this.isConditional = control.gate.point === "pipeline-trigger" || control.products !== undefined;
    this.able = world.able(control.id);
    this.letBy = new Set(
      signed === "all-signed" ? [] : this.edges.filter((edge) => this.unsignedOf(edge).length > 0),
    );
  }

  /** Who has to sign before the gate counts where it is effective, were it so on these nodes. */
  unsigned(effective: ReadonlySet<string>): readonly string[] {
    const closed = closedNodes(this.world, this.control, effective);
    const into = this.edges.filter(({ target }) => closed.has(target));
    return [...new Set(into.flatMap((edge) => this.unsignedOf(edge)))].toSorted();
  }

  private unsignedOf(edge: PipelineEdge): readonly string[] {
    const { provedBy } = this.control.gate;
    return provedBy === undefined ? [] : unsignedOf(this.world, edge, provedBy, this.proof);
  }

  /** The targets that a counted walk reaches past the gate, were it effective on these nodes. */
  exposed(effective: ReadonlySet<string>): readonly string[] {
    const reached = [...this.reached(closedNodes(this.world, this.control, effective)).values()];
    return this.facts.targets.filter((target) =>
      reached.some(({ node, counts }) => node === target && counts),
    );
  }

  enters(): boolean {
    return this.exposed(new Set()).length > 0;
  }

  openEdges(effective: ReadonlySet<string>): readonly string[] {
    const closed = closedNodes(this.world, this.control, effective);
    const before = [...this.reached(closed).values()];
    const leadsToTarget = new Map<string, boolean>();
    for (const step of before)
      leadsToTarget.set(
        keyOf(step),
        [...closure([step], (one) => this.next(one, closed), keyOf).values()].some((end) => this.isEnd(end)),
      );
    const leads = ({ source, target }: PipelineEdge) =>
      before.some(
        ({ node, counts }) =>
          node === source && leadsToTarget.get(keyOf(this.enter(target, counts))) === true,
      );
    return this.edges.filter((edge) => this.isOpen(edge, closed) && leads(edge)).map(({ id }) => id);
  }

  witness(effective: ReadonlySet<string>): readonly string[] | undefined {
    const closed = closedNodes(this.world, this.control, effective);
    return firstShortestWalk({
      starts: this.firstSteps(closed),
      next: (step) => this.next(step, closed),
      isEnd: (step) => this.isEnd(step),
      keyOf,
      nodeOf: ({ node }) => this.world.nodeOf(node),
    });
  }

  private reached(closed: ReadonlySet<string>): ReadonlyMap<string, Step> {
    return closure(this.firstSteps(closed), (step) => this.next(step, closed), keyOf);
  }

  private firstSteps(closed: ReadonlySet<string>): readonly Step[] {
    return this.starts
      .filter((node) => !closed.has(node))
      .map((node) => this.enter(node, !this.isConditional));
  }

  private next({ node, counts }: Step, closed: ReadonlySet<string>): readonly Step[] {
    return this.edges
      .filter((edge) => edge.source === node && this.isOpen(edge, closed))
      .map(({ target }) => this.enter(target, counts));
  }

  /** What is handed on by hand meets no gate at its end, and what may be unsigned no check of signatures. */
  private isOpen(edge: PipelineEdge, closed: ReadonlySet<string>): boolean {
    return !closed.has(edge.target) || this.world.isByHand(edge) || this.letBy.has(edge);
  }

  private enter(node: string, counts: boolean): Step {
    return { node, counts: counts || this.able.has(node) };
  }

  private isEnd({ node, counts }: Step): boolean {
    return counts && this.facts.targets.includes(node);
  }
}

function keyOf({ node, counts }: Step): string {
  return `${node} ${counts}`;
}
