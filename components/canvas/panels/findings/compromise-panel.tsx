"use client";
import { useEffect, useMemo } from "react";
import { Notice } from "@/components/ui/notice";
import type { AskedCompromise, Direction } from "@/lib/client/posture/posture-message";
import { WaySteps } from "./map-surface";
import { byId, compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Proof } from "@/lib/domain/posture/posture";
import type { Reached } from "@/lib/domain/posture/ways-in/way-in";
import { ownedSentence, reachersSentence } from "@/lib/domain/posture/words/compromise-sentences";
import { nodeName, nodeNames } from "@/lib/domain/posture/words/node-names";
import { useHighlight, useMapActions, useMapState } from "../../state/map-context";
import { keepFindingInAddress } from "./finding-address";
import { ChoiceButtons, type Findings, FindingsPanel } from "./findings-panel";
import { NodeList } from "@/components/findings/scene";
import { Disclosure } from "@/components/ui/disclosure";
import { ReachedList } from "@/components/findings/compromise/reached-list";
import { waysBetween } from "@/lib/domain/follow/ways-between";
import { stepsOfAttack } from "@/lib/domain/posture/ways-in/attack-steps";
import type { Badge } from "../../highlight/highlight-store";
import {
  attackSteps,
  type FindingHighlight,
  type FindingStep,
  useFindingHighlight,
} from "../../highlight/use-finding-highlight";
import { counted, plural } from "@/lib/domain/words/english";
import { useAnswer } from "./use-answer";

interface Shown {
  readonly pipeline: Pipeline;
  readonly compromise: AskedCompromise | undefined;
  readonly direction: Direction;
  readonly reached: string | undefined;
  readonly sentence: string | undefined;
  /** The path to the chosen target. */
  readonly steps: readonly FindingStep[];
}

/** Without a chosen target, at most so many paths are marked: each takes a search. */
const mostWalked = 20;
/** Up to so many attacker-controlled nodes are listed at once. */
const mostOpen = 5;

const directions = [
  { value: "reaches", name: "Reaches" },
  { value: "reached-by", name: "Reached from" },
] as const;

export function CompromisePanel() {
  return (
    <FindingsPanel name="compromise" title="Blast radius" Strip={Strip}>
      {(findings) => <Asked {...findings} />}
    </FindingsPanel>
  );
}

/** The question and, as the map marks it, the answer in figures. */
function Strip({ scene: { pipeline } }: Findings) {
  const asked = useMapState(({ panel }) => (panel?.name === "compromise" ? panel.node : undefined));
  const direction = useMapState(({ panel }) => (panel?.name === "compromise" ? panel.direction : "reaches"));
  const badges = useHighlight(({ finding }) => finding.badges);
  if (asked === undefined) return <b className="font-bold">Blast radius</b>;
  const marked = (wanted: Badge["look"]) =>
    [...badges.values()].filter((all) => all.some(({ look }) => look === wanted)).length;
  const [unguarded, guarded] = [marked("unguarded"), marked("guarded")];
  const rest = guarded === 0 ? "" : `, ${guarded} protected`;
  return (
    <>
      <p className="truncate font-bold">
        {direction === "reaches" ? "If compromised" : "Target"}: {nodeName(pipeline, asked)}
      </p>
      <p className="truncate text-soft">
        {direction === "reaches"
          ? `${counted(unguarded, "target")} reached unprotected${rest}.`
          : `Reached unprotected from ${counted(unguarded, "node")}${rest}.`}
      </p>
    </>
  );
}

function Asked({ scene, posture }: Findings) {
  const { pipeline } = scene;
  const map = useMapActions();
  const asked = useMapState(({ panel }) => (panel?.name === "compromise" ? panel.node : undefined));
  const direction = useMapState(({ panel }) => (panel?.name === "compromise" ? panel.direction : "reaches"));
  const selected = useMapState(({ selection }) =>
    selection.nodes.size === 1 ? [...selection.nodes][0] : undefined,
  );
  const node = [asked, selected].find((id) => id !== undefined && pipeline.nodes.get(id));
  // Part of the question, so that opening something else in the inspector does not change it.
  useEffect(() => {
    if (node !== undefined && node !== asked) map.openPanel({ name: "compromise", node, direction });
    keepFindingInAddress(node === undefined ? undefined : `${direction}:${node}`);
  }, [map, node, asked, direction]);
  useEffect(() => map.lookAt({ reached: undefined }), [map]);
  const ask = (next: { readonly node?: string; readonly direction?: Direction }) => {
    map.lookAt({ reached: undefined });
    map.openPanel({ name: "compromise", direction, ...(node === undefined ? {} : { node }), ...next });
  };
  return (
    <>
      <label className="flex flex-col gap-1">
        <span className="font-medium">{direction === "reaches" ? "Compromised node" : "Target"}</span>
        <select
          value={node ?? ""}
          onChange={({ target }) => ask({ node: target.value })}
          className="min-h-8 w-full rounded-control border border-control bg-panel px-2 text-ink"
        >
          {node === undefined && <option value="">Choose a node</option>}
          {[...pipeline.nodes.values()]
            .toSorted((a, b) => compareText(a.name, b.name) || compareText(a.kind, b.kind) || byId(a, b))
            .map(({ id }) => (
              <option key={id} value={id}>
                {nodeName(pipeline, id)}
              </option>
            ))}
        </select>
      </label>
      {selected !== undefined && node !== undefined && selected !== node && (
        <button
          type="button"
          onClick={() => ask({ node: selected })}
          className="min-h-7 self-start font-medium text-blue underline"
        >
          Switch to {nodeName(pipeline, selected)}
        </button>
      )}
      <ChoiceButtons
        label="Direction"
        value={direction}
        options={directions}
        onChoose={(next) => ask({ direction: next })}
      />
      {node !== undefined && <Answer scene={scene} posture={posture} node={node} direction={direction} />}
    </>
  );
}

interface AnswerProps extends Findings {
  readonly node: string;
  readonly direction: Direction;
}

function Answer({ scene, posture, node, direction }: AnswerProps) {
  const { pipeline, proof, targets } = scene;
  const map = useMapActions();
  const reached = useMapState(({ looked }) => looked.reached);
  const answer = useCompromise({ node, direction, proof, wayTo: reached });
  const found = answer === "failed" ? undefined : answer;
  const compromise = useMemo(() => found && withoutItself(found, direction), [found, direction]);
  const { otherTargets } = posture.graph;
  const isTarget = targets.includes(node) || otherTargets.includes(node);
  const sentence =
    compromise &&
    (direction === "reaches"
      ? ownedSentence(pipeline, compromise, targets)
      : reachersSentence(pipeline, compromise, pipeline.nodes.size - 1));
  const way = compromise?.way;
  const steps = useMemo(
    () => (way === undefined ? [] : attackSteps(pipeline, stepsOfAttack(pipeline, way))),
    [pipeline, way],
  );
  useCompromiseOnMap({ pipeline, compromise, direction, reached, sentence, steps });
  if (answer === "failed")
    return <Notice tone="error">The analysis failed. Change the question, or reload the page.</Notice>;
  if (!compromise) return <p role="status">Calculating…</p>;
  if (direction === "reached-by" && !isTarget) {
    return (
      <p>
        {nodeName(pipeline, node)} is not a target: no containers run on it.{" "}
        {targets.length === 0
          ? "The map has no target."
          : `Choose ${plural(targets.length, "the one target", `one of the ${targets.length} targets`)}: ${nodeNames(pipeline, targets)}.`}
      </p>
    );
  }
  const acting = compromise.hostile.filter((one) => one !== node);
  const others = direction === "reaches" ? new Set(otherTargets) : new Set<string>();
  const list = (isOther: boolean) => (
    <ReachedList
      scene={scene}
      targets={compromise.targets.filter((one) => others.has(one.node) === isOther)}
      chosen={reached}
      way={<WaySteps steps={steps} />}
      onChoose={(one) => map.lookAt({ reached: one })}
    />
  );
  return (
    <>
      <p className="text-lead">{sentence}</p>
      {acting.length > 0 && (
        <Disclosure
          summary={`${counted(acting.length, "more node")} attacker-controlled`}
          isOpen={acting.length <= mostOpen}
        >
          <NodeList scene={scene} nodes={acting} />
        </Disclosure>
      )}
      {list(false)}
      {compromise.targets.some((one) => others.has(one.node)) && (
        <section aria-label="Outside production" className="flex flex-col gap-1">
          <h3 className="font-bold">Outside production</h3>
          {list(true)}
        </section>
      )}
    </>
  );
}

/** A target trivially reaches itself. */
function withoutItself(compromise: AskedCompromise, direction: Direction): AskedCompromise {
  return direction === "reaches"
    ? compromise
    : { ...compromise, targets: compromise.targets.filter(({ node }) => node !== compromise.node) };
}

/** Marks the compromised node and the nodes it controls, the targets it reaches with their blocks, and the paths between. */
function useCompromiseOnMap({ pipeline, compromise, direction, reached, sentence, steps }: Shown): void {
  const marked = useMemo((): FindingHighlight | undefined => {
    if (!compromise) return undefined;
    const { node, hostile, targets } = compromise;
    const chosen = targets.find((one) => one.node === reached);
    // An attacker-controlled target is unprotected, and marked so.
    const ends = new Set(targets.map((one) => one.node));
    const walked = chosen ? [] : targets.slice(0, mostWalked);
    const between = walked.flatMap((one) => {
      const [from, to] = direction === "reaches" ? [node, one.node] : [one.node, node];
      return waysBetween(pipeline, from, to).edges;
    });
    return {
      steps: chosen ? steps : [],
      edges: [...new Set([...between, ...edgesAmong(pipeline, hostile)])],
      badges: [
        [
          node,
          direction === "reaches"
            ? { look: "owned", text: "Compromised" }
            : { look: "exposed", text: "Target" },
        ],
        ...hostile
          .filter((one) => one !== node && !ends.has(one))
          .map((one) => [one, { look: "acting", text: "Attacker-controlled" }] as const),
        ...targets.filter((one) => one.node !== node).map((one) => [one.node, guardBadge(one)] as const),
        ...[...new Set(chosen?.stopping.map((stop) => stop.node))].map(
          (stop) => [stop, { look: "stops", text: "Blocked here" }] as const,
        ),
      ],
    };
  }, [pipeline, compromise, direction, reached, steps]);
  useFindingHighlight(pipeline, marked, `${compromise?.node} ${direction} ${reached}`, sentence);
}

function edgesAmong({ edges }: Pipeline, nodes: readonly string[]): readonly string[] {
  const all = new Set(nodes);
  return [...edges.values()].flatMap(({ id, source, target }) =>
    all.has(source) && all.has(target) ? [id] : [],
  );
}

function guardBadge({ stopping, unguarded }: Reached): Badge {
  if (unguarded) return { look: "unguarded", text: "Unprotected" };
  return { look: "guarded", text: `Protected by ${counted(stopping.length, "gate")}` };
}

interface Question {
  readonly node: string;
  readonly direction: Direction;
  readonly proof: Proof;
  readonly wayTo: string | undefined;
}

/** The targets that a compromised node reaches, or the nodes that reach a target. */
function useCompromise({ node, direction, proof, wayTo }: Question): AskedCompromise | "failed" | undefined {
  const question = useMemo(
    () => ({ type: "compromise", node, direction, proof, wayTo }) as const,
    [node, direction, proof, wayTo],
  );
  const answer = useAnswer(question, `${node} ${direction} ${proof}`);
  return typeof answer === "object" && answer.type === "compromise" ? answer.compromise : answer && "failed";
}
