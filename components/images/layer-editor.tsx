import { ChevronDown, ChevronUp, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DraftInput } from "@/components/ui/draft-input";
import { inputClass } from "@/components/ui/form";
import { textFault } from "@/lib/client/editor/text-fault";
import type { Image, Layer, PipelineNode } from "@/lib/domain/pipeline/document";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { moveLayer, setLayers } from "@/lib/domain/edits/images";
import { limits } from "@/lib/domain/pipeline/limits";
import { layerKindNames } from "@/lib/domain/words/image-words";
import { LayerStack } from "./layer-stack";
import type { Perform } from "@/lib/client/editor/perform";

interface LayerEditorProps {
  readonly image: Image;
  readonly runsOn: readonly PipelineNode[];
  readonly perform: Perform;
  readonly onSay: (text: string) => void;
}

// The words of the list describe each; a select needs them in order.
const kinds = ["parent", "dependencies", "application", "configuration", "other"] as const;

export function LayerEditor({ image, runsOn, perform, onSay }: LayerEditorProps) {
  const layers = image.layers ?? [];
  const stack = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState<string>();
  const change = (index: number, set: Partial<Layer>) => {
    const layer = layers[index];
    if (layer) perform(setLayers(image, layers.with(index, { ...layer, ...set })));
  };
  const move = (index: number, by: 1 | -1) => {
    const moved = moveLayer(layers, index, by);
    if (moved === layers || !perform(setLayers(image, moved, "reorder the layers"))) return;
    onSay(`${layers[index]?.title}: now layer ${index + by + 1} of ${layers.length} from the bottom.`);
    // The keyboard stays with the moved layer.
    requestAnimationFrame(() =>
      stack.current?.querySelector<HTMLElement>(`[data-layer="${index + by}"] [data-by="${by}"]`)?.focus(),
    );
  };
  const remove = (index: number) => {
    if (!perform(setLayers(image, layers.toSpliced(index, 1), "remove a layer"))) return;
    onSay(`${layers[index]?.title}: removed.`);
    stack.current?.querySelector<HTMLElement>("[data-add]")?.focus();
  };
  return (
    <div ref={stack} className="flex flex-col gap-2">
      <LayerStack
        layers={layers}
        runsOn={runsOn}
        renderLayer={(layer, index) => {
          const name = `layer ${index + 1}, ${layer.title}`;
          return (
            <span className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
              <select
                aria-label={`Kind of ${name}`}
                value={layer.kind}
                className={`${inputClass} w-auto!`}
                onChange={(event) =>
                  change(index, { kind: kinds.find((kind) => kind === event.target.value) ?? "other" })
                }
              >
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {layerKindNames[kind]}
                  </option>
                ))}
              </select>
              <DraftInput
                aria-label={`Title of ${name}`}
                value={layer.title}
                maxLength={limits.name}
                autoComplete="off"
                className="min-w-32 flex-1"
                accepts={(text) => {
                  const found = textFault(nameSchema, text.trim());
                  setFault(found);
                  return found === undefined;
                }}
                onRestore={() => setFault(undefined)}
                onCommit={(text) => change(index, { title: text.trim() })}
              />
              <span className="flex">
                <MoveButton
                  by={1}
                  isLast={index === layers.length - 1}
                  name={name}
                  onMove={() => move(index, 1)}
                />
                <MoveButton by={-1} isLast={index === 0} name={name} onMove={() => move(index, -1)} />
                <Button
                  tone="quiet"
                  aria-label={`Remove ${name}`}
                  title="Remove"
                  className="px-2!"
                  onClick={() => remove(index)}
                >
                  <Trash2 aria-hidden size={15} />
                </Button>
              </span>
            </span>
          );
        }}
      />
      {fault !== undefined && (
        <p role="alert" className="text-tiny text-missing">
          {fault} Not saved yet.
        </p>
      )}
      <Button
        data-add=""
        className="self-start"
        disabled={layers.length >= limits.layersPerImage}
        onClick={() => {
          if (
            perform(
              setLayers(
                image,
                [...layers, { kind: layers.length === 0 ? "parent" : "application", title: "New layer" }],
                "add a layer",
              ),
            )
          )
            onSay("Layer added on top.");
        }}
      >
        Add a layer on top
      </Button>
    </div>
  );
}

interface MoveButtonProps {
  readonly by: 1 | -1;
  readonly isLast: boolean;
  readonly name: string;
  readonly onMove: () => void;
}

function MoveButton({ by, isLast, name, onMove }: MoveButtonProps) {
  const Icon = by === 1 ? ChevronUp : ChevronDown;
  return (
    <Button
      tone="quiet"
      data-by={by}
      aria-label={`Move ${name}, ${by === 1 ? "up" : "down"}`}
      title={by === 1 ? "Up" : "Down"}
      // It stays for the keyboard, which would lose its place without it.
      aria-disabled={isLast}
      className="px-2!"
      onClick={onMove}
    >
      <Icon aria-hidden size={15} />
    </Button>
  );
}
