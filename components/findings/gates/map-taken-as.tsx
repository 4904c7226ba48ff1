import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { GraphFacts } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/plural";
import { NodeList } from "./node-list";
import { Opens } from "@/components/ui/opens";

interface MapTakenAsProps {
  readonly graph: GraphFacts;
  readonly pipeline: Pipeline;
  readonly mapPath: string;
}

/** What the map is taken to be: where things enter, where they run, and what is not known. */
export function MapTakenAs({ graph, pipeline, mapPath }: MapTakenAsProps) {
  const lists = [
    { title: "where your own people or systems bring something in", nodes: graph.origins.firstParty },
    { title: "where something of others comes in", nodes: graph.origins.thirdParty },
    { title: "targets, where containers run in production", nodes: graph.targets },
    { title: "where they run elsewhere, which is not judged", nodes: graph.otherTargets },
    { title: "that could run containers, and nothing is handed to them", nodes: graph.unconnected },
    {
      title: "parent registries of which nobody says whether their images are pinned",
      nodes: graph.notes.flatMap(({ nodes }) => nodes),
    },
  ].filter(({ nodes }) => nodes.length > 0);
  if (lists.length === 0) return null;
  return (
    <section aria-labelledby="taken-as" className="flex flex-col gap-1">
      <h2 id="taken-as" className="text-lead">
        What the map is taken to be
      </h2>
      {lists.map(({ title, nodes }) => (
        <Opens
          key={title}
          summary={`${nodes.length} of ${pipeline.nodes.size} ${plural(pipeline.nodes.size, "node", "nodes")}: ${title}`}
        >
          <NodeList pipeline={pipeline} mapPath={mapPath} nodes={nodes} />
        </Opens>
      ))}
    </section>
  );
}
