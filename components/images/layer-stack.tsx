import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Layer, PipelineNode } from "@/lib/domain/pipeline/document";
import { layerKindNames } from "@/lib/domain/words/image-words";
import { counted } from "@/lib/domain/words/english";

const columns = [5, 10.5, 16, 21.5, 27];

const patterns: { readonly [Kind in Layer["kind"] | "writable"]: ReactNode } = {
  parent: null,
  dependencies: (
    <path d="M4 16 14 4M11 16 21 4M18 16 28 4" stroke="currentColor" strokeWidth={1.5} fill="none" />
  ),
  application: (
    <g fill="currentColor">
      {columns.flatMap((x) => [6.5, 13.5].map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r={1.4} />))}
    </g>
  ),
  configuration: <path d="M4 6.5h24M4 10h24M4 13.5h24" stroke="currentColor" strokeWidth={1.2} fill="none" />,
  other: null,
  writable: (
    <path
      d="M12.5 13.5h7M16 5.5v8M12.8 8.5 16 5.5l3.2 3"
      stroke="currentColor"
      strokeWidth={1.4}
      fill="none"
    />
  ),
};

interface LayerStackProps {
  /** From the bottom up. */
  readonly layers: readonly Layer[];
  /** If given, the writable layer of a running container is shown on top, with the nodes that run it. */
  readonly runsOn?: readonly PipelineNode[];
  /** A layer in edit form; absent: as text. */
  readonly renderLayer?: (layer: Layer, index: number) => ReactNode;
}

/** The layers of an image: read-only ones, the parent at the bottom, and at run time one writable layer on top. */
export function LayerStack({ layers, runsOn, renderLayer }: LayerStackProps) {
  return (
    <div className="flex flex-col gap-1.5">
      {runsOn && <WritableLayer runsOn={runsOn} />}
      {runsOn && (
        <p className="text-tiny text-soft">
          {layers.length === 0
            ? "No layers yet."
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
          Each container has its own. Changes at run time are written there, and are lost with the container.
        </p>
        <p>
          {runsOn.length === 0
            ? "No node on the map runs this image yet."
            : `Runs on ${runsOn.map(({ name }) => name).join(", ")}.`}
        </p>
      </div>
    </section>
  );
}

/** A pattern for each kind of layer, so that colour alone does not distinguish them. */
function LayerSwatch({ kind }: { readonly kind: Layer["kind"] | "writable" }) {
  return (
    <svg aria-hidden viewBox="0 0 32 20" width={32} height={20} className="shrink-0 text-blue">
      <rect
        x={0.75}
        y={0.75}
        width={30.5}
        height={18.5}
        rx={3}
        strokeWidth={1.5}
        strokeDasharray={kind === "writable" ? "3 2.5" : undefined}
        className={kind === "parent" ? "fill-blue stroke-blue" : "fill-panel stroke-blue"}
      />
      {patterns[kind]}
    </svg>
  );
}
