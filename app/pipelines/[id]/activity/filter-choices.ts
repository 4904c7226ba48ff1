import type { FilterChoices, Options } from "@/components/activity/activity-filter";
import { catalogue } from "@/lib/domain/catalog/load";
import type { Activity } from "@/lib/domain/contract/activity";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";

/** A longer list helps nobody: the other nodes are reached from the entries about them. */
const mostNodes = 500;

/** What the filter offers: the nodes of now, and those of the entries shown that are gone, as they were called. */
export function filterChoices(
  document: PipelineDocument,
  activity: Activity,
  people: Options,
): FilterChoices {
  const now = new Map(document.nodes.map(({ id, name }) => [id, name]));
  const gone = new Map(
    activity.entries
      .flatMap(({ nodes }) => nodes)
      .flatMap(({ id, name }) => (now.has(id) ? [] : [[id, `${name} (deleted)`] as const])),
  );
  const nodes = [...now, ...gone].map(([id, name]) => ({ id, name }));
  return {
    people,
    nodes: byName(nodes).slice(0, mostNodes),
    controls: byName(catalogue.controls.map(({ id, title }) => ({ id, name: title }))),
  };
}

function byName(options: Options): Options {
  return options.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}
