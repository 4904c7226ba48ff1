import { type PipelineDocument, stages } from "@/lib/domain/pipeline/document";
import { parentsByNode } from "@/lib/domain/pipeline/parent-images";
import type { Counts } from "@/lib/domain/posture/coverage";
import { stageNames } from "@/lib/domain/posture/sentences";
import { handOverSentences, mapFigures, nodesInStage } from "./describe-map";
import { mostCards } from "./drawing";
import { nodeSubtitle } from "../nodes/node-subtitle";
import { fittedMap, StaticMap } from "./static-map";

interface MapFigureProps {
  readonly document: Pick<PipelineDocument, "name" | "nodes" | "edges" | "zones" | "images">;
  readonly counts: Readonly<Record<string, Counts>>;
}

/** Longer lists make a page that nobody reads and some browsers cannot show. */
const mostWords = 1000;

/** The map at reading size in a frame that scrolls, and under it the same in words. */
export function MapFigure({ document, counts }: MapFigureProps) {
  return (
    <figure className="print:break-inside-auto">
      <section
        aria-label="Map"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
        tabIndex={0}
        className="max-h-[75dvh] overflow-auto rounded-card border border-line bg-bg print:max-h-none print:overflow-visible"
      >
        <StaticMap document={document} counts={counts} mode="full" className={`${fittedMap} mx-auto`} />
      </section>
      <figcaption className="mt-2">
        {document.nodes.length > mostCards && <p className="text-soft">Too many nodes to name each in the picture.</p>}
        <details>
          <summary className="min-h-6 py-0.5 text-soft hover:text-ink">The map in words: {mapFigures(document)}</summary>
          <MapInWords document={document} />
        </details>
      </figcaption>
    </figure>
  );
}

function MapInWords({ document }: Pick<MapFigureProps, "document">) {
  const handOvers = handOverSentences(document);
  const parents = parentsByNode(document.edges, document.images);
  return (
    <div className="mt-2 flex flex-col gap-3 break-words">
      {stages.map((stage) => (
        <Words
          key={stage}
          title={stageNames[stage]}
          lines={nodesInStage(document, stage).map((node) => `${node.name}, ${nodeSubtitle(node, parents.get(node.id))}`)}
        />
      ))}
      <Words title="Hand-overs" lines={handOvers} />
    </div>
  );
}

function Words({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {lines.length === 0 && <p className="text-soft">None.</p>}
      <ul className="list-disc pl-5">
        {lines.slice(0, mostWords).map((line, index) => (
          // Two lines may be the same words, and their order never changes.
          <li key={index}>{line}</li>
        ))}
      </ul>
      {lines.length > mostWords && <p className="text-soft">And {lines.length - mostWords} more.</p>}
    </section>
  );
}
