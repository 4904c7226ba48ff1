import { kindRow } from "../catalogue/kinds";
import type { PipelineNode } from "../pipeline/document";
import { environmentWords } from "./environment-words";

/** What kind of thing a node is, as shown alone: a registry of another environment is not called one of production. */
export function kindName({
  kind,
  environment = "production",
}: Pick<PipelineNode, "kind" | "environment">): string {
  return kind === "production-registry" && environment !== "production"
    ? `${environmentWords[environment].word} registry`
    : kindRow(kind).name;
}
