import type { GraphFacts } from "@/lib/domain/posture/posture";
import { Disclosure } from "@/components/ui/disclosure";
import { NodeList, type Scene } from "../scene";
import { plural } from "@/lib/domain/words/english";

interface MapTakenAsProps {
  readonly scene: Scene;
  readonly graph: GraphFacts;
}

export function MapTakenAs({ scene, graph }: MapTakenAsProps) {
  const { pipeline, surface } = scene;
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
      <surface.Heading id="taken-as" className="text-lead">
        What the map is taken to be
      </surface.Heading>
      {lists.map(({ title, nodes }) => (
        <Disclosure
          key={title}
          summary={`${nodes.length} of ${pipeline.nodes.size} ${plural(pipeline.nodes.size, "node", "nodes")}: ${title}`}
        >
          <NodeList scene={scene} nodes={nodes} />
        </Disclosure>
      ))}
    </section>
  );
}
