import { technologyName } from "../catalogue/technologies";
import type { PipelineNode } from "../pipeline/document";
import { isStranger } from "../pipeline/is-stranger";
import { kindName } from "./kind-name";

/**
 * The line under a node's name: the known parents of a parent registry, or else its tools, or else its kind; for a developer
 * outside the organisation, that.
 */
export function nodeSubtitle(node: PipelineNode, parents?: string): string {
  const { kind, name, technologies, buildsImages, version } = node;
  if (isStranger(node)) return "Outside the organisation";
  if (kind === "parent-registry" && parents !== undefined) return parents;
  const tools = (technologies ?? []).map(technologyName).join(", ");
  const what =
    tools === "" || tools === name
      ? kindName(node) + (buildsImages === true ? ", builds images" : "")
      : tools;
  return version === undefined ? what : `${what} ${version}`;
}
