import { kindRow } from "../catalogue/kinds";
import type { OperationBody } from "../pipeline/operations";
import { placeWords } from "../comments/place-words";
import { edgesAt } from "../pipeline/edges-at";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { assertNever } from "../result";
import {
  changesText,
  claimNouns,
  edgeNouns,
  imageNouns,
  nodeNouns,
  pipelineNouns,
  valueText,
  zoneNouns,
} from "./field-words";
import { clipText, type Names, namesIn } from "./names";
import { plural, stageNames } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";

/**
 * One entry of the log in words, to follow a person's name: "moved Jenkins from Build to Distribute".
 * @param before the pipeline before the operation, for the names of that time
 */
export function describeOperation(before: Pipeline, operation: OperationBody): string {
  const names = namesIn(before);
  switch (operation.type) {
    case "pipeline.changed":
      return changesText("the pipeline", pipelineNouns, operation.set, { ...before }, names);
    case "node.added": {
      const { name, kind, stage } = operation.node;
      return `added ${clipText(name)} (${kindRow(kind).name}) to ${stageNames[stage]}`;
    }
    case "node.changed":
      return nodeChange(before, operation, names);
    case "nodes.moved":
      return `moved ${movedText(Object.keys(operation.positions), names)} on the map`;
    case "node.removed":
      return `deleted ${names.node(operation.node)}${withIt(before, operation.node)}`;
    case "edge.added": {
      const { source, target, artifact } = operation.edge;
      return `connected ${names.node(source)} to ${names.node(target)} (${artifact.replaceAll("-", " ")})`;
    }
    case "edge.changed":
      return changesText(
        names.edge(operation.edge),
        edgeNouns,
        operation.set,
        { ...before.edges.get(operation.edge) },
        names,
      );
    case "edge.removed":
      return `deleted ${names.edge(operation.edge)}`;
    case "zone.added":
      return `drew the zone ${clipText(operation.zone.name)}`;
    case "zone.changed":
      return changesText(
        `the zone ${names.zone(operation.zone)}`,
        zoneNouns,
        operation.set,
        { ...before.zones.get(operation.zone) },
        names,
      );
    case "zone.removed":
      return `removed the zone ${names.zone(operation.zone)}`;
    case "image.added":
      return `added the image ${clipText(operation.image.name)}`;
    case "image.changed":
      return changesText(
        `the image ${names.image(operation.image)}`,
        imageNouns,
        operation.set,
        { ...before.images.get(operation.image) },
        names,
      );
    case "image.removed":
      return `deleted the image ${names.image(operation.image)}`;
    case "claim.changed":
      return claimChange(before, operation, names);
    case "evidence.added": {
      const { title, result } = operation.evidence;
      return `added evidence ${result === "contradicts" ? "against" : "for"} ${claimName(operation, names)}: ${clipText(title)}`;
    }
    case "evidence.removed": {
      const evidence = claimsOf(before, operation.node)
        .get(operation.control)
        ?.evidence?.find(({ id }) => id === operation.evidence);
      return `removed evidence of ${claimName(operation, names)}${evidence ? `: ${clipText(evidence.title)}` : ""}`;
    }
    case "review.added":
      return `approved ${claimName(operation.review, names)}`;
    case "review.withdrawn":
      return `withdrew an approval of ${claimName(operation, names)}`;
    case "policy.changed":
      return "applied the workspace settings to the map";
    case "comment.added":
      return `${operation.comment.thread === undefined ? "commented on" : "replied on"} ${placeWords(operation.comment.about, names)}: ${clipText(operation.comment.text)}`;
    case "comment.removed":
      return `removed a comment on ${placeWords(operation.about, names)}`;
    case "thread.resolved":
      return `resolved a thread on ${placeWords(operation.about, names)}`;
    case "thread.reopened":
      return `reopened a thread on ${placeWords(operation.about, names)}`;
    default:
      return assertNever(operation);
  }
}

function nodeChange(
  before: Pipeline,
  { node: id, set }: Extract<OperationBody, { type: "node.changed" }>,
  names: Names,
): string {
  const node = before.nodes.get(id);
  const { stage, ...others } = set;
  if (stage !== undefined && Object.keys(others).length === 0) {
    const from = node === undefined || node.stage === stage ? "" : ` from ${stageNames[node.stage]}`;
    return `moved ${names.node(id)}${from} to ${stageNames[stage]}`;
  }
  if (set.name !== undefined && Object.keys(set).length === 1)
    return `renamed ${names.node(id)} to ${clipText(set.name)}`;
  return changesText(names.node(id), nodeNouns, set, { ...node }, names);
}

function claimChange(
  before: Pipeline,
  operation: Extract<OperationBody, { type: "claim.changed" }>,
  names: Names,
): string {
  const { set } = operation;
  const subject = claimName(operation, names);
  if (set === null) return `cleared the status of ${subject}`;
  const claim = claimsOf(before, operation.node).get(operation.control);
  if (set.status === undefined || Object.keys(set).length > 1)
    return changesText(subject, claimNouns, set, { ...claim }, names);
  const [from, to] = [claim?.status, set.status].map(
    (status) => valueText("status", status, names) ?? "not assessed",
  );
  return `set ${subject}${from === to || claim?.status === undefined ? "" : ` from ${from}`} to ${to}`;
}

function claimName(
  { node, control }: { readonly node: string; readonly control: string },
  names: Names,
): string {
  return `${names.control(control)} on ${names.node(node)}`;
}

function movedText(ids: readonly string[], names: Names): string {
  return ids.length > 3 ? counted(ids.length, "node") : joinWithAnd(ids.map((id) => names.node(id)));
}

function withIt(before: Pipeline, node: string): string {
  const [edges, claims] = [[...edgesAt(before.edges, new Set([node]))].length, claimsOf(before, node).size];
  const parts = [
    ...(edges > 0 ? [counted(edges, "connection")] : []),
    ...(claims > 0 ? [counted(claims, "status", "statuses")] : []),
  ];
  return parts.length === 0 ? "" : `, with its ${joinWithAnd(parts)}`;
}

function counted(count: number, one: string, many?: string): string {
  return `${count.toLocaleString("en")} ${plural(count, one, many)}`;
}
