import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { GraphFacts } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/plural";
import { NodeButtons } from "../node-buttons";
import { Part } from "../part";

/** What the analysis takes the map to be: where things enter, where they run, and what it does not know. */
export function MapTakenAs({ graph, pipeline }: { readonly graph: GraphFacts; readonly pipeline: Pipeline }) {
  const lists = [
    { title: "where your own people or systems bring something in", nodes: graph.origins.firstParty },
    { title: "where something of others comes in", nodes: graph.origins.thirdParty },
    { title: "where containers run in production", nodes: graph.targets },
    { title: "where they run elsewhere, not judged", nodes: graph.otherTargets },
    { title: "that could run containers, and nothing is handed to them", nodes: graph.unconnected },
    {
      title: "parent registries of which nobody says whether their images are pinned",
      nodes: graph.notes.flatMap(({ nodes }) => nodes),
    },
  ].filter(({ nodes }) => nodes.length > 0);
  if (lists.length === 0) return null;
  return (
    <section aria-label="What the map is taken to be" className="border-t border-line pt-2 text-soft">
      <h3 className="text-ink">What the map is taken to be</h3>
      {lists.map(({ title, nodes }) => (
        <Part
          key={title}
          summary={`${nodes.length} of ${pipeline.nodes.size} ${plural(pipeline.nodes.size, "node", "nodes")}: ${title}`}
        >
          <NodeButtons nodes={nodes} pipeline={pipeline} />
        </Part>
      ))}
    </section>
  );
}
