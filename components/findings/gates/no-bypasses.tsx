import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { CurrentPosture } from "@/lib/domain/posture/posture";
import { untestedWords } from "@/lib/domain/posture/words/untested-words";
import { waysInHref } from "../ways-in/ways-in-query";
import type { Scene } from "../scene";
import { plural } from "@/lib/domain/words/english";
import { EmptyState } from "@/components/ui/empty-state";

type Judged = Pick<CurrentPosture, "graph" | "gates">;

export function noBypassesWords(
  { proof, targets }: Scene,
  { graph, gates }: Judged,
): { readonly title: string; readonly text: string } {
  const unconnected = graph.unconnected.length;
  const verdicts = gates.map((gate) => gate[proof]);
  const holding = verdicts.filter(({ verdict }) => verdict === "holds").length;
  if (targets.length === 0)
    return {
      title: "Nothing to protect yet",
      text: `A gate protects the nodes that run containers. No such node on the map has a connection to it. ${
        unconnected > 0
          ? `${unconnected} ${plural(unconnected, "node", "nodes")} could run containers: connect ${plural(unconnected, "it", "them")}.`
          : "Add a node that runs containers, and connect it."
      }`,
    };
  if (holding === 0) return untestedWords(verdicts);
  const those = plural(
    holding,
    "the one gate that applies to this map and has input",
    `each of the ${holding} gates that apply to this map and have input`,
  );
  return {
    title: proof === "proven" ? "No gate is bypassed, and evidence shows it" : "No gate is bypassed",
    text: `Every path to production passes a node where ${those} is in place. Paths that are not on the map are not checked.`,
  };
}

interface NoBypassesProps {
  readonly scene: Scene;
  readonly posture: Judged;
  readonly mapPath: string;
}

export function NoBypasses({ scene, posture, mapPath }: NoBypassesProps) {
  const { title, text } = noBypassesWords(scene, posture);
  const holding = posture.gates.filter((gate) => gate[scene.proof].verdict === "holds");
  const unproven = holding.filter(({ proven }) => proven.verdict !== "holds").length;
  return (
    <EmptyState title={title}>
      <p>{text}</p>
      {holding.length === 0 && (
        <Link href={mapPath} prefetch={false} className={buttonClass()}>
          Open the map
        </Link>
      )}
      {scene.proof === "declared" && unproven > 0 && (
        <Link
          href={waysInHref(`${mapPath}/ways-in`, { view: "bypasses", proof: "proven" })}
          prefetch={false}
          className={buttonClass()}
        >
          Show the {unproven} without current evidence
        </Link>
      )}
    </EmptyState>
  );
}
