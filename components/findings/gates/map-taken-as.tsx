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
    { title: "first-party sources (your own people and systems)", nodes: graph.origins.firstParty },
    { title: "third-party sources", nodes: graph.origins.thirdParty },
    { title: "targets, where containers run in production", nodes: graph.targets },
    { title: "that run containers outside production, not judged", nodes: graph.otherTargets },
    { title: "that could run containers, with no connection to them", nodes: graph.unconnected },
    {
      title: "parent registries with pinning not assessed",
      nodes: graph.notes.flatMap(({ nodes }) => nodes),
    },
  ].filter(({ nodes }) => nodes.length > 0);
  if (lists.length === 0) return null;
  return (
    <section aria-labelledby="taken-as" className="flex flex-col gap-1">
      <surface.Heading id="taken-as" className="text-lead">
        How the analysis reads the map
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
