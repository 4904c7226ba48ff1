import { isByHand } from "../../pipeline/is-by-hand";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { isMoved } from "../../pipeline/is-moved";
import { canBePinned, pinningOf } from "../../pipeline/pinning";
import type { PipelineEdge, PipelineNode } from "../../pipeline/document";
import type { Pipeline } from "../../pipeline/pipeline";
import { hasEnvironment } from "../../pipeline/runners";
import { isAssumedBuilder, surroundingsByNode } from "../coverage/applicable-controls";
import { nodeName } from "./node-names";
import type { SettlingQuestion } from "./questions";

/** Unanswered questions about a node, each with how the analysis reads it (Analysis 1.2). */
export function unansweredOfNode(pipeline: Pipeline, node: PipelineNode): readonly SettlingQuestion[] {
  const name = nodeName(pipeline, node.id);
  const questions: SettlingQuestion[] = [];
  if (node.kind === "ci" && node.buildsImages === undefined) {
    const builds = isAssumedBuilder(node, surroundingsByNode(pipeline).get(node.id));
    questions.push({
      text: `Does ${name} build images?`,
      assumed: builds ? "that it does" : "that it may",
      about: { node: node.id, asks: "buildsImages" },
    });
  }
  if (hasEnvironment(node) && node.environment === undefined)
    questions.push({
      text: `Which environment is ${name} in?`,
      assumed: "production",
      about: { node: node.id, asks: "environment" },
    });
  return questions;
}

/** Unanswered questions about a connection. */
export function unansweredOfEdge(pipeline: Pipeline, edge: PipelineEdge): readonly SettlingQuestion[] {
  const [from, to] = [nodeName(pipeline, edge.source), nodeName(pipeline, edge.target)];
  const about = (asks: "automated" | "pinned" | "right" | "shortLived") => ({ edge: edge.id, asks });
  if (edge.artifact === "credential")
    return [
      ...(edge.right === undefined
        ? [
            {
              text: `What does the credential from ${from} allow at ${to}?`,
              assumed: "full control",
              about: about("right"),
            },
          ]
        : []),
      ...(edge.shortLived === undefined
        ? [
            {
              text: `Does the credential from ${from} for ${to} expire within a day?`,
              assumed: "that it does not",
              about: about("shortLived"),
            },
          ]
        : []),
    ];
  return [
    ...(isMoved(edge) && edge.automated === undefined
      ? [
          {
            text: `Is ${from} → ${to} automated?`,
            assumed: isReadByHand(pipeline, edge) ? "that it is manual" : "that it is not checked",
            about: about("automated"),
          },
        ]
      : []),
    ...(canBePinned(edge.artifact) && pinningOf(edge, pipeline.images) === undefined
      ? [
          {
            text: `Is ${from} → ${to} pinned (by digest, commit or hashed lock file)?`,
            assumed: "that it can be moved",
            about: about("pinned"),
          },
        ]
      : []),
  ];
}

/**
 * Unanswered questions that a path rests on, each once: whether its CI builds, which connections of developers are manual, and the
 * rights of its credentials. @param edges along the path; undefined for a step without one
 */
export function unansweredAlong(
  pipeline: Pipeline,
  edges: readonly (PipelineEdge | undefined)[],
): readonly SettlingQuestion[] {
  const drawn = [...new Set(edges)].filter((edge) => edge !== undefined);
  const nodes = [...new Set(drawn.flatMap(({ source, target }) => [source, target]))];
  return [
    ...drawn.flatMap((edge) =>
      unansweredOfEdge(pipeline, edge).filter(
        ({ about }) =>
          "asks" in about &&
          (about.asks === "right" || (about.asks === "automated" && isReadByHand(pipeline, edge))),
      ),
    ),
    ...nodes.flatMap((id) => {
      const node = pipeline.nodes.get(id);
      return node?.kind === "ci" ? unansweredOfNode(pipeline, node) : [];
    }),
  ];
}

function isReadByHand({ nodes }: Pipeline, edge: PipelineEdge): boolean {
  return isFlowEdge(edge, nodes) && isByHand(edge, nodes.get(edge.source), nodes.get(edge.target));
}
