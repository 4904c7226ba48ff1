"use client";
import { useEffect, useMemo, useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { Direction } from "@/lib/client/posture/posture-message";
import { byId, compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Compromise, Reached, Proof } from "@/lib/domain/posture/posture";
import { ownedSentence, reachersSentence } from "@/lib/domain/posture/words/compromise-sentences";
import { nodeName, nodeNames } from "@/lib/domain/posture/words/node-names";
import { useMapActions, useMapState } from "../../state/map-context";
import { keepFindingInAddress } from "./finding-address";
import { ChoiceButtons, type Findings, FindingsPanel } from "./findings-panel";
import type { Scene } from "@/components/findings/scene";
import { ReachedList } from "@/components/findings/compromise/reached-list";
import { waysBetween } from "@/lib/domain/follow/ways-between";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import type { Badge } from "../../highlight/highlight-store";
import { type FindingHighlight, useFindingHighlight } from "../../highlight/use-finding-highlight";
import { plural } from "@/lib/domain/words/english";
import { usePostureHandle } from "@/lib/client/posture/posture-context";

interface Shown {
  readonly pipeline: Pipeline;
  readonly compromise: Compromise | undefined;
  readonly direction: Direction;
  readonly reached: string | undefined;
  readonly sentence: string | undefined;
}

/** Of so many the ways are marked where none is chosen: each has to be walked. */
const mostWalked = 20;

const directions = [
  { value: "reaches", name: "What it reaches" },
  { value: "reached-by", name: "Who reaches it" },
] as const;

export function CompromisePanel() {
  return (
    <FindingsPanel name="compromise" title="Reach if compromised">
      {(findings) => <Asked {...findings} />}
    </FindingsPanel>
  );
}

function Asked({ scene }: Findings) {
  const { pipeline } = scene;
  const map = useMapActions();
  const asked = useMapState(({ panel }) => (panel?.name === "compromise" ? panel.node : undefined));
  const direction = useMapState(({ panel }) => (panel?.name === "compromise" ? panel.direction : "reaches"));
  const selected = useMapState(({ selection }) =>
    selection.nodes.size === 1 ? [...selection.nodes][0] : undefined,
  );
  const node = [asked, selected].find((id) => id !== undefined && pipeline.nodes.get(id));
  // Kept as what is asked about, so that opening something else in the inspector does not change the question.
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
        <span className="font-medium">
          {direction === "reaches"
            ? "Assume that an attacker has compromised this"
            : "The target that is reached"}
        </span>
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
          Ask about {nodeName(pipeline, selected)} instead
        </button>
      )}
      <ChoiceButtons
        label="Which way to ask"
        value={direction}
        options={directions}
        onChoose={(next) => ask({ direction: next })}
      />
      {node !== undefined && <Answer scene={scene} node={node} direction={direction} />}
    </>
  );
}

interface AnswerProps {
  readonly scene: Scene;
  readonly node: string;
  readonly direction: Direction;
}

function Answer({ scene, node, direction }: AnswerProps) {
  const { pipeline, proof, targets } = scene;
  const map = useMapActions();
  const reached = useMapState(({ looked }) => looked.reached);
  const answer = useCompromise({ node, direction, proof });
  const found = answer === "failed" ? undefined : answer;
  const compromise = useMemo(() => found && withoutItself(found, direction), [found, direction]);
  const isTarget = targets.includes(node);
  const sentence =
    compromise &&
    (direction === "reaches"
      ? ownedSentence(pipeline, compromise, targets.length)
      : reachersSentence(pipeline, compromise, pipeline.nodes.size - 1));
  useCompromiseOnMap({ pipeline, compromise, direction, reached, sentence });
  if (answer === "failed")
    return (
      <Notice tone="error">
        This could not be worked out just now. Change the question, or reload the page.
      </Notice>
    );
  if (!compromise) return <p role="status">Working it out…</p>;
  if (direction === "reached-by" && !isTarget) {
    return (
      <p>
        {nodeName(pipeline, node)} is not where containers come to run, so nobody is asked for.{" "}
        {targets.length === 0
          ? "Nothing on the map is."
          : `Choose ${plural(targets.length, "the one target", `one of the ${targets.length} targets`)}: ${nodeNames(pipeline, targets)}.`}
      </p>
    );
  }
  return (
    <>
      <p className="text-lead">{sentence}</p>
      <ReachedList
        scene={scene}
        compromise={compromise}
        direction={direction}
        chosen={reached}
        onChoose={(one) => map.lookAt({ reached: one })}
      />
    </>
  );
}

/** That a target reaches itself is no news. */
function withoutItself(compromise: Compromise, direction: Direction): Compromise {
  return direction === "reaches"
    ? compromise
    : { ...compromise, targets: compromise.targets.filter(({ node }) => node !== compromise.node) };
}

/** Marks the hostile node, what it reaches with what is in place there, and the ways between. */
function useCompromiseOnMap({ pipeline, compromise, direction, reached, sentence }: Shown): void {
  const marked = useMemo((): FindingHighlight | undefined => {
    if (!compromise) return undefined;
    const { node, targets } = compromise;
    const ends = (other: string): readonly [string, string] =>
      direction === "reaches" ? [node, other] : [other, node];
    const chosen = targets.filter((one) => one.node === reached);
    const ways = (chosen.length > 0 ? chosen : targets.slice(0, mostWalked)).map((one) =>
      waysBetween(pipeline, ...ends(one.node)),
    );
    const [way] = chosen.length > 0 ? ways : [];
    return {
      hops: way?.shortest ? hopsAlong(pipeline, way.shortest) : [],
      edges: [...new Set(ways.flatMap(({ edges }) => edges))],
      badges: [
        [
          node,
          direction === "reaches"
            ? { look: "owned", text: "Compromised" }
            : { look: "exposed", text: "Asked about" },
        ],
        ...targets.filter((one) => one.node !== node).map((one) => [one.node, guardBadge(one)] as const),
      ],
    };
  }, [pipeline, compromise, direction, reached]);
  useFindingHighlight(pipeline, marked, `${compromise?.node} ${direction} ${reached}`, sentence);
}

function guardBadge({ stopping, unguarded }: Reached): Badge {
  if (unguarded) return { look: "unguarded", text: "Unguarded" };
  const { size } = new Set(stopping.map(({ control }) => control));
  return { look: "guarded", text: `${size} ${plural(size, "control stops", "controls stop")} it` };
}

interface AskedCompromise {
  readonly node: string;
  readonly direction: Direction;
  readonly proof: Proof;
}

/** What a hostile node reaches, or who reaches it, asked again whenever the map changes; the last answer to the same question stays until then. */
function useCompromise({ node, direction, proof }: AskedCompromise): Compromise | "failed" | undefined {
  const live = usePostureHandle();
  const [answered, setAnswered] = useState<{
    readonly key: string;
    readonly answer: Compromise | "failed";
  }>();
  const key = `${node} ${direction} ${proof}`;
  useEffect(() => {
    let turn = 0;
    const ask = async () => {
      turn += 1;
      const asked = turn;
      const answer = await live.compromise(node, proof, direction);
      if (asked === turn) setAnswered({ key, answer: answer ?? "failed" });
    };
    void ask();
    const stop = live.subscribe(({ pipeline }, before) => pipeline !== before.pipeline && void ask());
    return () => {
      turn = -1;
      stop();
    };
  }, [live, node, direction, proof, key]);
  return answered?.key === key ? answered.answer : undefined;
}
