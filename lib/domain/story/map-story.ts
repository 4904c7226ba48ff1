import { controlTitle, findControl } from "../catalogue/find-control";
import { type Selection, stillThere } from "../pipeline/selection";
import { allUnsaidHandOvers } from "../pipeline/unsaid-connections";
import type { Pipeline } from "../pipeline/pipeline";
import { counted, plural } from "../words/english";
import { openCount } from "../posture/coverage/coverage";
import type { Counts, GateResult, Proof, Verdict } from "../posture/posture";
import { causesSentence } from "./causes-sentence";
import { stepsOfWayIn } from "../posture/ways-in/attack-steps";
import type { Place, WayIn } from "../posture/ways-in/way-in";
import { wayStateWords } from "../posture/words/entry-words";
import { nowhereWords, unassessedGates } from "../posture/words/gates-sentence";
import { nodeName, nodeNames } from "../posture/words/node-names";
import { openSentence } from "../posture/words/open-sentence";
import { wayInTitle } from "../posture/words/place-names";
import { countWaysIn, waysInLead } from "../posture/words/ways-in-sentence";
import { hopsAlong } from "../posture/words/way-hops";

/** The sentence below a map: the most important fact there now, and the next action. */
export interface MapStory {
  /** The tone of its icon: a gate is open, something is unknown, or nothing is wrong. */
  readonly tone: "bypass" | "unknown" | "plain" | "good";
  /** Its start, in bold. */
  readonly lead?: string;
  readonly text: string;
  /** Keys that go on from here, for those who have a keyboard. */
  readonly keys?: string;
  readonly link?: { readonly text: string; readonly to: StoryTarget };
}

/**
 * Target of the link: an entry point by the id of its place, a bypass or all of them, unmarked connections, the gaps, the
 * palette.
 */
export type StoryTarget =
  | { readonly kind: "way-in"; readonly place: string }
  | { readonly kind: "bypass"; readonly gate: string }
  | { readonly kind: "bypasses" | "add" }
  | { readonly kind: "gaps" }
  | { readonly kind: "connections"; readonly edges: readonly string[] };

export interface StoryInput {
  readonly pipeline: Pipeline;
  readonly counts: Counts;
  /** Undefined until the analysis answers. */
  readonly gates: readonly GateResult[] | undefined;
  /** Counted by this proof, in order; known if the gates are. */
  readonly waysIn: readonly WayIn[] | undefined;
  readonly proof: Proof;
  readonly selection: Selection;
  readonly isAdding: boolean;
  readonly isReadOnly: boolean;
  /** The gate whose open path is shown on the map. */
  readonly shownGate?: string | undefined;
  /** The entry point that is shown on the map. */
  readonly shownPlace?: string | undefined;
  /** The story from the server, used until the browser has analysed the gates. */
  readonly known?: MapStory | undefined;
}

/** By priority: the current action, confirmed entry points, bypasses, unanswered questions, and then that nothing is wrong. */
export function mapStory(input: StoryInput): MapStory {
  const { pipeline, counts, gates, waysIn = [], proof, selection, isAdding, isReadOnly } = input;
  const { shownGate, shownPlace } = input;
  if (isAdding)
    return { tone: "plain", lead: "Add", text: "Drag it to a lane, or choose it and press Enter." };
  const shown =
    shownWayStory(pipeline, waysIn, shownPlace) ??
    shownStory(pipeline, gates?.find(({ control }) => control === shownGate)?.[proof], shownGate);
  if (shown) return shown;
  const selected = selectionStory(pipeline, selection);
  if (selected) return selected;
  if (pipeline.nodes.size === 0)
    return {
      tone: "unknown",
      text: "The map is empty.",
      ...(isReadOnly ? {} : { link: { text: "Add the first node", to: { kind: "add" } } }),
    };
  if (!gates && input.known) return input.known;
  const isAssessed = counts.inScope === 0 || counts.notAssessed < counts.inScope;
  return (
    wayInStory(pipeline, waysIn) ??
    (isAssessed && gates ? bypassStory(pipeline, gates, proof) : undefined) ??
    unknownStory(pipeline, isAssessed, isReadOnly) ??
    restStory(pipeline, counts, gates, proof)
  );
}

/** "Fail the build on vulnerable images is bypassed: 4 connections, 2 manual, from Ana's laptop to EKS prod." */
function shownStory(
  pipeline: Pipeline,
  verdict: Verdict | undefined,
  gate: string | undefined,
): MapStory | undefined {
  if (gate === undefined || !verdict?.witness) return undefined;
  const { witness } = verdict;
  const hops = hopsAlong(pipeline, witness, findControl(gate, pipeline)?.gate?.about);
  const byHand = hops.filter(({ edge }) => edge.automated === false).length;
  const [start = "", end = ""] = [witness[0], witness.at(-1)];
  return {
    tone: "bypass",
    lead: `${controlTitle(gate, pipeline)} is ${verdict.verdict === "bypassed" ? "bypassed" : nowhereWords([verdict])}:`,
    text: `${counted(hops.length, "connection")}, ${byHand === 0 ? "none" : byHand} manual, from ${nodeName(pipeline, start)} to ${nodeName(pipeline, end)}.`,
  };
}

/** "npm → Jenkins: 4 steps, 2 of which give the attacker control of a node, from npm to EKS prod." */
function shownWayStory(
  pipeline: Pipeline,
  waysIn: readonly WayIn[],
  place: string | undefined,
): MapStory | undefined {
  const row = waysIn.find(({ places }) => places.some((one) => idOf(one) === place));
  if (!row) return undefined;
  const steps = stepsOfWayIn(pipeline, row);
  const [start, end] = [steps[0]?.from ?? row.witness[0] ?? "", steps.at(-1)?.to ?? row.witness.at(-1) ?? ""];
  const acting = steps.filter(({ isActing }) => isActing).length;
  const count = `${counted(steps.length, "step")}${acting === 0 ? "" : `, ${acting} of which ${plural(acting, "gives", "give")} the attacker control of a node`}`;
  const ends =
    start === end
      ? `at ${nodeName(pipeline, end)} itself`
      : `from ${nodeName(pipeline, start)} to ${nodeName(pipeline, end)}`;
  return {
    tone: row.state === "unguarded" ? "bypass" : "plain",
    lead: `${wayInTitle(pipeline, row)}${row.said ? "" : ", assumed"}:`,
    text: `${count}, ${ends}${row.state === "unguarded" ? "" : `, ${wayStateWords[row.state].word.toLowerCase()}`}.`,
  };
}

/** "3 unprotected entry points lead to production. First: npm → Jenkins." Only confirmed ones. */
function wayInStory(pipeline: Pipeline, waysIn: readonly WayIn[]): MapStory | undefined {
  const first = waysIn.find(({ state, said }) => state === "unguarded" && said);
  const [place] = first?.places ?? [];
  if (!first || !place) return undefined;
  const title = `${wayInTitle(pipeline, { places: [place] })}.`;
  const isOne = countWaysIn(waysIn).said === 1;
  return {
    tone: "bypass",
    lead: `${waysInLead(pipeline, waysIn, 1).stress}${isOne ? ":" : "."}`,
    text: isOne ? title : `First: ${title}`,
    link: { text: "Show it", to: { kind: "way-in", place: idOf(place) } },
  };
}

function idOf(place: Place): string {
  return "node" in place ? place.node : place.edge;
}

function selectionStory(pipeline: Pipeline, selection: Selection): MapStory | undefined {
  const { nodes, edges } = stillThere(selection, pipeline);
  const count = nodes.size + edges.size;
  if (count === 0) return undefined;
  const [node] = nodes;
  const edge = pipeline.edges.get([...edges][0] ?? "");
  if (count > 1)
    return {
      tone: "plain",
      lead: `${nodes.size > 0 ? counted(nodes.size, "node") : ""}${nodes.size > 0 && edges.size > 0 ? " and " : ""}${edges.size > 0 ? counted(edges.size, "connection") : ""}`,
      text: "selected.",
      keys: "Enter opens, Esc leaves, Ctrl C copies.",
    };
  if (node !== undefined)
    return {
      tone: "plain",
      lead: nodeName(pipeline, node),
      text: "selected.",
      keys: "Enter opens, Esc leaves, Alt and arrows walk on.",
    };
  if (!edge) return undefined;
  return {
    tone: "plain",
    lead: `${nodeName(pipeline, edge.source)} to ${nodeName(pipeline, edge.target)}`,
    text: "selected.",
    keys: "Enter opens, Esc leaves, Delete removes it.",
  };
}

function bypassStory(pipeline: Pipeline, gates: readonly GateResult[], proof: Proof): MapStory | undefined {
  const causes = causesSentence(pipeline, gates, proof);
  return (
    causes && {
      tone: "bypass",
      lead: causes.lead,
      text: causes.text,
      link: { text: "Show it", to: { kind: "bypass", gate: causes.gate } },
    }
  );
}

/** Unanswered questions: controls without a status, connections that are not marked manual or automated. */
function unknownStory(pipeline: Pipeline, isAssessed: boolean, isReadOnly: boolean): MapStory | undefined {
  const unsaid = allUnsaidHandOvers(pipeline);
  const [edge] = unsaid;
  if (isAssessed && !edge) return undefined;
  const said = edge
    ? [
        `${counted(unsaid.length, "connection")} ${plural(unsaid.length, "is", "are")} not marked manual or automated.`,
      ]
    : [];
  return {
    tone: "unknown",
    text: [...(isAssessed ? [] : ["No control is assessed yet."]), ...said].join(" "),
    ...(edge && !isReadOnly
      ? {
          link: {
            text: `Mark ${plural(unsaid.length, "it", "them")}`,
            to: { kind: "connections", edges: unsaid },
          },
        }
      : { link: { text: "Show the gaps", to: { kind: "gaps" } } }),
  };
}

/** No gate is bypassed: the rest are gates that are not in place, and gaps. */
function restStory(
  pipeline: Pipeline,
  counts: Counts,
  gates: readonly GateResult[] | undefined,
  proof: Proof,
): MapStory {
  const gaps = { text: "Show the gaps", to: { kind: "gaps" } } as const;
  const open = openCount(counts);
  const controls = openSentence(counts);
  if (!gates) return { tone: open === 0 ? "good" : "unknown", text: controls, link: gaps };
  const absent = gates.map((result) => result[proof]).filter(({ verdict }) => verdict === "stands-nowhere");
  if (absent.length > 0) {
    const targets = [...new Set(absent.flatMap(({ exposedTargets }) => exposedTargets))];
    const { wholly, partly } = unassessedGates(absent);
    const isUnknown = wholly === absent.length;
    const reached = `${nodeNames(pipeline, targets)} can be reached without ${plural(absent.length, "it", "them")}`;
    const unless = plural(absent.length, "unless it is", "unless they are");
    const known = wholly + partly === 0 ? reached : `as far as is known, ${reached}`;
    return {
      tone: isUnknown ? "unknown" : "bypass",
      lead: `${counted(absent.length, "gate")} ${plural(absent.length, "is", "are")} ${nowhereWords(absent)}:`,
      text: `${isUnknown ? `${unless} in place, ${reached}` : known}.`,
      link: { text: "Show them", to: { kind: "bypasses" } },
    };
  }
  if (gates.some((result) => result[proof].verdict === "nothing-to-protect"))
    return { tone: "unknown", text: `Nothing on the map runs containers yet. ${controls}`, link: gaps };
  return { tone: "good", text: `No path past a gate was found. ${controls}`, link: gaps };
}
