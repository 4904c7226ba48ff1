import { Fragment, type ReactNode } from "react";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { parentsByNode } from "@/lib/domain/pipeline/parent-images";
import { handOverSentences, mapFigures, nodesInStage } from "./describe-map";
import { mostCards } from "./drawing";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { fittedMap, StaticMap } from "./static-map";
import { numberLook } from "@/components/ui/count-link";
import type { Counts } from "@/lib/domain/posture/posture";
import type { ListedControl } from "@/lib/domain/posture/coverage/worst";
import { standingOf } from "@/lib/domain/posture/coverage/coverage";
import { stageNames } from "@/lib/domain/words/english";

interface MapFigureProps {
  readonly document: Pick<PipelineDocument, "name" | "nodes" | "edges" | "zones" | "images">;
  /** The same, with duplicate node names made unique: for the words. */
  readonly named: MapFigureProps["document"];
  readonly counts: Readonly<Record<string, Counts>>;
  /** The connections drawn as checked. */
  readonly checked: ReadonlySet<string>;
  readonly worst: ReadonlyMap<string, readonly ListedControl[]>;
  /** The links to the controls of a node; undefined if there is no such list. */
  readonly hrefOf: (node: string) => string | undefined;
}

/** In pixels, in a window of 1440 by 900. */
const shownAt = 960;

/** Longer lists make a page that is too long to read, and some browsers can't show them. */
const mostWords = 1000;

/** The map in the remaining room beside its texts, on a phone at reading size in a scrolling frame; below it the same in words. */
export function MapFigure({ document, named, counts, checked, worst, hrefOf }: MapFigureProps) {
  return (
    <figure className="print:break-inside-auto">
      <section
        aria-label="Map"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
        tabIndex={0}
        className="max-h-[75dvh] overflow-auto rounded-card border border-line bg-bg sm:max-h-none print:overflow-visible"
      >
        <StaticMap
          document={document}
          counts={counts}
          checked={checked}
          worst={worst}
          shownAt={shownAt}
          className={`${fittedMap} mx-auto max-sm:max-w-[56rem] sm:max-h-[max(20rem,calc(100dvh-19rem))] sm:w-full print:max-h-[110mm]`}
        />
      </section>
      <figcaption className="mt-2">
        {document.nodes.length > mostCards && (
          <p className="text-soft">Too many nodes to name each in the picture.</p>
        )}
        <details className="closed-on-paper">
          <summary className="min-h-6 py-0.5 text-soft hover:text-ink">
            The map in words: {mapFigures(document)}
          </summary>
          <MapInWords document={named} counts={counts} hrefOf={hrefOf} />
        </details>
      </figcaption>
    </figure>
  );
}

function MapInWords({ document, counts, hrefOf }: Omit<MapFigureProps, "named" | "checked" | "worst">) {
  const handOvers = handOverSentences(document);
  const byNode = new Map(Object.entries(counts));
  const parents = parentsByNode(document);
  return (
    <div className="mt-2 flex flex-col gap-3 break-words">
      {stages.map((stage) => (
        <Words
          key={stage}
          title={stageNames[stage]}
          lines={nodesInStage(document, stage).map((node) => (
            <Fragment key={node.id}>
              {node.name}, {nodeSubtitle(node, parents.get(node.id))}
              <NodeCounts counts={byNode.get(node.id)} href={hrefOf(node.id)} />
            </Fragment>
          ))}
        />
      ))}
      <Words title="Connections" lines={handOvers} />
    </div>
  );
}

function NodeCounts({
  counts,
  href,
}: {
  readonly counts: Counts | undefined;
  readonly href: string | undefined;
}) {
  if (!counts || counts.inScope === 0) return null;
  const notAssessed = counts.notAssessed > 0 ? `, ${counts.notAssessed} not assessed` : "";
  const text = `${standingOf(counts)} of ${counts.inScope} controls in place${notAssessed}`;
  return (
    <>
      :{" "}
      {href === undefined ? (
        text
      ) : (
        <a href={href} className={numberLook}>
          {text}
        </a>
      )}
    </>
  );
}

function Words({ title, lines }: { readonly title: string; readonly lines: readonly ReactNode[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {lines.length === 0 && <p className="text-soft">None.</p>}
      <ul className="list-disc pl-5">
        {lines.slice(0, mostWords).map((line, index) => (
          // Two lines may have the same words, and their order never changes.
          <li key={index}>{line}</li>
        ))}
      </ul>
      {lines.length > mostWords && <p className="text-soft">And {lines.length - mostWords} more.</p>}
    </section>
  );
}
