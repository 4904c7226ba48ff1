import type { EntryType } from "../../domain/catalogue/entry-types";
import type { Artifact, NodeKind, PipelineNode } from "../../domain/pipeline/document";
import { closersAt, type Opening } from "./closing";
import { entryState, type OneEntry } from "./entries";
import { leadsToTarget } from "./origins-and-targets";
import { isSetAsideAs, type Outcome, outcomesOf } from "./rows";
import { isEffective, type Proof, type World } from "./world";

/** What the replay needs of an incident of the catalogue. */
export interface Happened {
  readonly entry: readonly EntryType[];
  readonly kinds?: readonly NodeKind[];
  readonly from?: readonly NodeKind[];
  readonly technologies?: readonly string[];
  readonly artifacts?: readonly Artifact[];
}

export interface Replay {
  readonly result: "reached" | "depends" | "set-aside" | "stopped" | "not-drawn" | "does-not-apply";
  readonly said: boolean;
  /** The places of the worst matches, or the nodes to ask about. */
  readonly places: readonly string[];
  readonly matches: readonly {
    readonly place: string;
    readonly type: EntryType;
    readonly result: Replay["result"];
  }[];
}

const needsNoEdge: readonly EntryType[] = [
  "stolen-account",
  "exposed-service",
  "unpatched-service",
  "lost-laptop",
];
const order = ["reached said", "reached", "depends", "set-aside", "stopped"];

/** Analysis 9. */
export function replay(world: World, happened: Happened, proof: Proof): Replay {
  const matches = outcomesOf(world, proof)
    .filter(({ entry, reached }) => reached.length > 0 && fits(world, entry, happened))
    .map((outcome) => {
      const { entry } = outcome;
      const result = resultOf(world, outcome, proof);
      return { place: entry.place, type: entry.type, result, said: result === "reached" && outcome.said };
    });
  if (matches.length === 0) return withoutMatch(world, happened, proof);
  const rank = ({ result, said }: { readonly result: string; readonly said: boolean }) =>
    order.indexOf(said ? `${result} said` : result);
  const worst = Math.min(...matches.map(rank));
  const found = matches.filter((match) => rank(match) === worst);
  return {
    result: found[0]?.result ?? "stopped",
    said: worst === 0,
    places: [...new Set(found.map(({ place }) => place))],
    matches,
  };
}

function resultOf(world: World, outcome: Outcome, proof: Proof): Replay["result"] {
  const { entry, open, unguarded, surelyUnguarded } = outcome;
  if (open && surelyUnguarded.length > 0) return "reached";
  if (open && unguarded.length > 0) return "depends";
  return !open && isSetAsideAs(entryState(world, entry), proof) ? "set-aside" : "stopped";
}

function fits(world: World, { type, parts }: OneEntry, happened: Happened): boolean {
  return happened.entry.includes(type) && parts.some(({ opening }) => isLike(world, opening, happened));
}

function isLike(world: World, { edge, node }: Opening, happened: Happened): boolean {
  const end = world.node(edge?.target ?? node ?? "");
  if (!isOfKind(end, happened)) return false;
  // Where there is no edge, the node is both.
  const start = edge ? world.node(edge.source) : end;
  if (happened.from && !happened.from.includes(start.kind)) return false;
  return !(happened.artifacts && edge && !happened.artifacts.includes(edge.artifact));
}

function isOfKind({ kind, technologies = [] }: PipelineNode, happened: Happened): boolean {
  if (happened.kinds && !happened.kinds.includes(kind)) return false;
  return !happened.technologies || happened.technologies.some((one) => technologies.includes(one));
}

function withoutMatch(world: World, happened: Happened, proof: Proof): Replay {
  const kinds = happened.kinds ?? ["ci", "builder", "production-registry"];
  const asked = world.nodes.filter(
    (node) => isOfKind(node, { ...happened, kinds }) && leadsToTarget(world, node.id),
  );
  const none = { said: false, matches: [] };
  if (asked.length === 0 || happened.entry.every((type) => needsNoEdge.includes(type)))
    return { result: "does-not-apply", places: [], ...none };
  const { artifacts } = happened;
  const isAnswered = ({ id }: PipelineNode, type: EntryType) =>
    [
      ...closersAt(world, { type }, id).filter(
        ({ closesOn, asDeclared = [] }) =>
          (!artifacts || !closesOn || artifacts.some((one) => closesOn.includes(one))) &&
          (proof === "declared" || !asDeclared.includes(type)),
      ),
      ...world.catalogue.controls.filter(({ prevents = [] }) => prevents.includes(type)),
    ].some((control) => isEffective(world, id, control.id, proof));
  const isStopped = asked.every((node) => happened.entry.every((type) => isAnswered(node, type)));
  return { result: isStopped ? "stopped" : "not-drawn", places: asked.map(({ id }) => id), ...none };
}
