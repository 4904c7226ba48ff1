import type { PipelineEdge } from "../../domain/pipeline/document";
import type { GraphFacts, Reached, Proof } from "../../domain/posture/posture";
import { standInsOf } from "./gate-walks";
import { isRunnerNode } from "./graph-facts";
import { closure, reachedNodes } from "./walks";
import type { GateControl, World } from "./world";

interface Step {
  readonly node: string;
  /** The hostile one is this node, or acts as it: what is checked here says nothing. */
  readonly actedAs: boolean;
  /** A hostile node has signed: one that verifies signatures finds nothing wrong. */
  readonly signed: boolean;
}

/** The targets that a hostile node reaches, and the gates that stand on every way; in the order of the targets. */
export function compromisedByBruteForce(
  world: World,
  { targets }: GraphFacts,
  hostile: string,
  proof: Proof,
): readonly Reached[] {
  const reached = reachedNodes([hostile], ledAlong(world));
  const open = new Map(world.gates.map((gate) => [gate.id, reachedUnchecked(world, hostile, gate, proof)]));
  return targets
    .filter((target) => reached.has(target))
    .map((target) => {
      const standing = world.gates.filter(({ id }) => open.get(id)?.has(target) === false);
      return { node: target, standing: standing.map(({ id }) => id), unguarded: !standing.some(isGuard) };
    });
}

/** How many gates stand at every target that a node reaches. A signature is taken at its word here. */
export function standingEverywhere(
  world: World,
  { targets }: GraphFacts,
  node: string,
  proof: Proof,
): number {
  const reached = reachedNodes([node], ledAlong(world));
  const ends = targets.filter((target) => reached.has(target));
  if (ends.length === 0) return 0;
  return world.gates.filter((gate) => {
    const open = reachedUnchecked(world, node, gate, proof, "verifiers alone");
    return ends.every((end) => !open.has(end));
  }).length;
}

function acts({ artifact }: PipelineEdge): boolean {
  return artifact === "credential" || artifact === "tool";
}

/** What hands something on, and what acts at its end. */
function ledAlong({ edges, flow }: World): readonly PipelineEdge[] {
  return edges.filter((edge) => acts(edge) || flow.includes(edge));
}

function isGuard({ id, gate }: GateControl): boolean {
  const points = ["image-build", "promotion", "registry-pull", "deploy", "admission"];
  return points.includes(gate.point) && !id.startsWith("adm-pod-security-");
}

function reachedUnchecked(
  world: World,
  hostile: string,
  gate: GateControl,
  proof: Proof,
  signatures?: "verifiers alone",
): ReadonlySet<string> {
  const signers =
    gate.id === "adm-image-signature" && signatures === undefined
      ? world.effective("img-sign", proof)
      : new Set<string>();
  const next = (step: Step): readonly Step[] =>
    ledAlong(world)
      .filter(({ source }) => source === step.node)
      .flatMap((edge) => {
        const actedAs = acts(edge) || edge.target === hostile;
        const signed = step.signed || signers.has(edge.target);
        return !actedAs && !signed && isCheckedAt(world, gate, proof, edge, step, hostile)
          ? []
          : [{ node: edge.target, actedAs, signed }];
      });
  const start: Step = { node: hostile, actedAs: true, signed: signers.has(hostile) };
  const steps = closure([start], next, ({ node, actedAs, signed }) => `${node} ${actedAs} ${signed}`);
  return new Set([...steps.values()].map(({ node }) => node));
}

/** Whether the gate checks what comes along this edge; a gate on a hostile sender of manifests checks nothing. */
function isCheckedAt(
  world: World,
  { id, gate, appliesTo }: GateControl,
  proof: Proof,
  { target }: PipelineEdge,
  from: Step,
  hostile: string,
) {
  const standing = world.effective(id, proof);
  if (standing.has(target)) return true;
  if (gate.about === "orders" || !appliesTo.includes("delivery") || !isRunnerNode(world.nodeOf(target)))
    return false;
  const senders = standInsOf(world, target);
  const isHostile = (sender: string) => sender === hostile || (from.actedAs && sender === from.node);
  return senders.length > 0 && senders.every((sender) => standing.has(sender) && !isHostile(sender));
}
