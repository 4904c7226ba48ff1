import { useEffect, useMemo, useRef } from "react";
import { layoutMap, mostCards } from "@/components/static-map/drawing";
import { fittedMap, StaticMap } from "@/components/static-map/static-map";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { documentFromPipeline } from "@/lib/domain/pipeline/pipeline";
import type { Interview } from "./use-interview";

/** The map as the answers draw it: what is new, or asked about, is brought into view. */
export function GrowingMap({ interview }: { readonly interview: Interview }) {
  const { pipeline, countsOf, step } = interview;
  const frame = useRef<HTMLElement>(null);
  const document = useMemo(() => documentFromPipeline(pipeline), [pipeline]);
  const counts = useMemo(() => {
    const shown = document.nodes.length <= mostCards ? document.nodes : [];
    return Object.fromEntries(shown.map(({ id }) => [id, countsOf(pipeline, id)]));
  }, [document, pipeline, countsOf]);
  const known = useRef<ReadonlySet<string>>(new Set(document.nodes.map(({ id }) => id)));
  const asked = step.type === "control" ? step.node.id : undefined;

  useEffect(() => {
    const added = document.nodes.find(({ id }) => !known.current.has(id))?.id;
    known.current = new Set(document.nodes.map(({ id }) => id));
    const shown = layoutMap(document).nodes.find(({ node }) => node.id === (added ?? asked));
    const box = frame.current;
    if (!box || !shown) return;
    box.scrollTo({
      left: nearest(box.scrollLeft, box.clientWidth, shown.x, cardSize.width),
      top: nearest(box.scrollTop, box.clientHeight, shown.y, cardSize.height),
    });
  }, [document, asked]);

  return (
    <section
      ref={frame}
      aria-label="The map so far"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="max-h-full min-h-60 overflow-auto rounded-card border border-line bg-bg"
    >
      {document.nodes.length === 0 ? (
        <p className="grid h-full min-h-60 place-items-center p-6 text-center text-soft">
          The map grows here with your answers.
        </p>
      ) : (
        <StaticMap document={document} counts={counts} mode="full" className={fittedMap} />
      )}
    </section>
  );
}

const margin = 24;

/** How far to scroll so that a card is in sight: as little as will do. */
function nearest(scrolled: number, room: number, start: number, size: number): number {
  return Math.max(Math.min(scrolled, start - margin), start + size + margin - room);
}
