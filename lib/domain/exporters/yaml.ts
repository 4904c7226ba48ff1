import { Document, isMap, isSeq } from "yaml";
import { documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { sortedRecord } from "./sorted-record";

/**
 * The document, `blueline/pipeline/1`, as YAML: records by id, keys in a fixed order, and positions in a part of their own at the
 * end, so that diffs of a tidied map stay small.
 */
export function writeYaml(pipeline: Pipeline): string {
  const { nodes, ...rest } = documentFromPipeline(pipeline);
  const document = new Document(
    {
      schema: rest.schema,
      name: rest.name,
      ...(rest.description === undefined ? {} : { description: rest.description }),
      nodes: nodes.map(({ position: _position, ...node }) => sortedRecord(node)),
      edges: rest.edges.map(sortedRecord),
      zones: rest.zones.map(sortedRecord),
      images: rest.images.map(sortedRecord),
      claims: rest.claims.map(sortedRecord),
      ...(rest.reviews ? { reviews: rest.reviews.map(sortedRecord) } : {}),
      ...(rest.policy ? { policy: rest.policy } : {}),
      // A map, for ids that look like numbers would change places in an object.
      positions: new Map(nodes.map(({ id, position }) => [id, [position.x, position.y]])),
    },
    // Words such as `no` are quoted, for readers of the older YAML. Equal values are written again: we read no aliases.
    { compat: "yaml-1.1", aliasDuplicateObjects: false },
  );
  const positions = document.get("positions");
  if (isMap(positions)) for (const { value } of positions.items) if (isSeq(value)) value.flow = true;
  return document.toString({ lineWidth: 0 });
}
