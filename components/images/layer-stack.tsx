import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Layer, PipelineNode } from "@/lib/domain/pipeline/document";
import { layerKindNames } from "@/lib/domain/words/image-words";
import { LayerSwatch } from "./layer-swatch";
import { counted } from "@/lib/domain/words/plural";

interface LayerStackProps {
  /** From the bottom up. */
  readonly layers: readonly Layer[];
  /** Given: the layer that a running container adds is shown on top, with what runs it. */
  readonly runsOn?: readonly PipelineNode[];
  /** A layer as it is edited; absent: as text. */
  readonly renderLayer?: (layer: Layer, index: number) => ReactNode;
}

/** An image as it is made: read-only layers, the parent at the bottom, and at run time one writable layer on top. */
export function LayerStack({ layers, runsOn, renderLayer }: LayerStackProps) {
  return (
    <div className="flex flex-col gap-1.5">
      {runsOn && <WritableLayer runsOn={runsOn} />}
      {runsOn && (
        <p className="text-tiny text-soft">
          {layers.length === 0
            ? "No layer is said yet."
            : `${counted(layers.length, "read-only layer")}, the same for every container:`}
        </p>
      )}
      {layers.length > 0 && (
        <ol reversed aria-label="Read-only layers, from the top down to the parent" className="flex flex-col">
          {layers
            .map((layer, index) => ({ layer, index }))
            .toReversed()
            .map(({ layer, index }) => (
              <li
                key={index}
                data-layer={index}
                className={clsx(
                  "-mt-px flex min-w-0 items-center gap-2.5 border border-line-strong px-2.5 py-1.5 first:mt-0 first:rounded-t-card last:rounded-b-card",
                  layer.kind === "parent" ? "bg-blue-soft" : "bg-panel",
                )}
              >
                <LayerSwatch kind={layer.kind} />
                {renderLayer ? renderLayer(layer, index) : <LayerText layer={layer} />}
              </li>
            ))}
        </ol>
      )}
    </div>
  );
}

function LayerText({ layer }: { readonly layer: Layer }) {
  return (
    <span className="min-w-0">
      <span className="block text-tiny text-soft">{layerKindNames[layer.kind]}</span>
      <span className="block break-words">{layer.title}</span>
    </span>
  );
}

function WritableLayer({ runsOn }: { readonly runsOn: readonly PipelineNode[] }) {
  return (
    <section
      aria-label="At run time"
      className="flex items-start gap-2.5 rounded-card border border-dashed border-blue px-2.5 py-2"
    >
      <LayerSwatch kind="writable" />
      <div className="min-w-0">
        <p className="font-medium">At run time: one writable layer on top</p>
        <p className="text-soft">
          Each container has its own. What changes while it runs is written there, and goes with it.
        </p>
        <p>
          {runsOn.length === 0
            ? "Nothing on the map runs this image yet."
            : `Runs on ${runsOn.map(({ name }) => name).join(", ")}.`}
        </p>
      </div>
    </section>
  );
}
