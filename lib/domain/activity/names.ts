import { controlTitle } from "../catalogue/find-control";
import type { Pipeline } from "../pipeline/pipeline";

/** What things are called in a sentence, as they were at that moment. */
export interface Names {
  readonly node: (id: string) => string;
  readonly zone: (id: string) => string;
  readonly image: (id: string) => string;
  /** "the connection from Jenkins to Harbor". */
  readonly edge: (id: string) => string;
  readonly control: (id: string) => string;
}

export function namesIn(pipeline: Pipeline): Names {
  const node = (id: string) => clip(pipeline.nodes.get(id)?.name) ?? "a deleted node";
  return {
    node,
    zone: (id) => clip(pipeline.zones.get(id)?.name) ?? "a deleted zone",
    image: (id) => clip(pipeline.images.get(id)?.name) ?? "a deleted image",
    edge: (id) => {
      const edge = pipeline.edges.get(id);
      return edge
        ? `the connection from ${node(edge.source)} to ${node(edge.target)}`
        : "a deleted connection";
    },
    control: (id) => `“${controlTitle(id, pipeline)}”`,
  };
}

const longest = 80;

/** A name or a value as a sentence has room for: cut between characters, never inside one. */
export function clipText(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}…`;
}

function clip(text: string | undefined): string | undefined {
  return text === undefined ? undefined : clipText(text);
}
