import { useEffect, useRef } from "react";
import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import { hopSentence } from "@/lib/domain/follow/hop-sentences";
import type { HandedOver } from "@/lib/domain/pipeline/images-on";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import type { AttackStep } from "@/lib/domain/posture/ways-in/attack-steps";
import { attackStepSentence } from "@/lib/domain/posture/words/attack-step-sentence";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { showBesideInspector, showCards, showWay } from "../viewport/show-cards";
import { goWayBack } from "../viewport/way-back";
import { useHighlight, useHighlightStore, useMapActions, useMapStore } from "../state/map-context";
import type { Badge, Ghosts } from "./highlight-store";

/** One step of a drawn path. */
export interface FindingStep {
  /** The id of its connection; for a step without one on the map, any other id. */
  readonly key: string;
  readonly edge: PipelineEdge | undefined;
  readonly from: string;
  readonly to: string;
  readonly isActing: boolean;
  readonly sentence: string;
}

export interface FindingHighlight {
  readonly steps: readonly FindingStep[];
  /** Connections that matter beside the path. */
  readonly edges: readonly string[];
  /** Connections that the what-if removes. */
  readonly removed?: readonly string[];
  /** Additions of the what-if. */
  readonly ghosts?: Ghosts;
  readonly badges: readonly (readonly [node: string, badge: Badge])[];
}

/**
 * Lights a finding on the map while there is one. Brings a new finding into view, and each step of its path when the
 * person goes to it.
 * @param key identifies the finding. @param said the text for screen readers.
 */
export function useFindingHighlight(
  pipeline: Pipeline,
  marked: FindingHighlight | undefined,
  key: string,
  said: string | undefined,
): void {
  const map = useMapActions();
  const store = useMapStore();
  const highlight = useHighlightStore();
  const current = useHighlight(({ finding }) => finding.current?.edge);
  const latest = useRef({ pipeline, marked, said });
  useEffect(() => {
    latest.current = { pipeline, marked, said };
  });
  useEffect(() => {
    if (!marked) return highlight.darken("finding");
    highlight.light("finding", {
      steps: marked.steps.map(({ key: id, from, to, isActing }) => ({ edge: id, from, to, isActing })),
      beside: new Set(marked.edges),
      removed: new Set(marked.removed),
      ...(marked.ghosts ? { ghosts: marked.ghosts } : {}),
      badges: byNode(marked.badges),
    });
  }, [marked, highlight]);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const before = shown.current;
    shown.current = marked && key;
    if (!marked || before === key) return;
    const { said: words, pipeline: of } = latest.current;
    if (words !== undefined) map.announce(words);
    const nodesOf = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => of.nodes.get(id) ?? []);
    const way = nodesOf(marked.steps.flatMap(({ from, to }) => [from, to]));
    const badged = nodesOf(marked.badges.map(([node]) => node));
    if (way.length > 0) showWay(store.getState(), way, badged);
    else showCards(store.getState(), badged);
  }, [marked, key, map, store]);
  const isOver = marked === undefined;
  useEffect(() => {
    if (isOver) goWayBack(store.getState().instance);
  }, [isOver, store]);
  useEffect(() => {
    const steps = latest.current.marked?.steps ?? [];
    const at = steps.findIndex(({ key: id }) => id === current);
    const step = steps[at];
    if (!step) return undefined;
    const word = steps.some(({ isActing }) => isActing) ? "Step" : "Connection";
    map.announce(`${word} ${at + 1} of ${steps.length} on this path. ${step.sentence}`);
    if (step.edge && matchMedia("(min-width: 80rem)").matches) map.selectEdge(step.edge.id);
    const { nodes } = latest.current.pipeline;
    const ends = [step.from, step.to].flatMap((id) => nodes.get(id) ?? []);
    return showBesideInspector(store.getState, ends);
  }, [current, map, store]);
}

/** The steps of a path told connection by connection. */
export function handOverSteps(hops: readonly HandedOver[]): readonly FindingStep[] {
  return hops.map((hop) => ({
    key: hop.edge.id,
    edge: hop.edge,
    from: hop.from.id,
    to: hop.to.id,
    isActing: false,
    sentence: hopSentence(hop),
  }));
}

/** The steps of an attack path. */
export function attackSteps(pipeline: Pipeline, steps: readonly AttackStep[]): readonly FindingStep[] {
  return steps.map((step) => ({
    ...step,
    key: step.edge?.id ?? `${step.from} ${step.to}`,
    sentence: attackStepSentence(pipeline, step),
  }));
}

/** The artifact of a hop, for a list of connections. */
export function handedOverWords({ edge, from, to }: Pick<HandedOver, "edge" | "from" | "to">): string {
  return `${from.name} to ${to.name}: ${artifactRows[edge.artifact].word}`;
}

function byNode(badges: FindingHighlight["badges"]): ReadonlyMap<string, readonly Badge[]> {
  const all = new Map<string, readonly Badge[]>();
  for (const [node, badge] of badges) all.set(node, [...(all.get(node) ?? []), badge]);
  return all;
}
