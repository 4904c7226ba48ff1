import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { useEditor, useEditorHandle, usePerform } from "@/lib/client/editor/editor-context";
import { sayWhoMoves } from "@/lib/client/editor/say-who-moves";
import { changeEdges, type EdgeSetting } from "@/lib/domain/edits/edges";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { byId } from "@/lib/domain/pipeline/pipeline";
import { isMoved } from "@/lib/domain/pipeline/is-moved";
import { canBePinned } from "@/lib/domain/pipeline/pinning";
import {
  artifactOptions,
  automatedOf,
  automatedOptions,
  choiceOf,
  pinnedChoiceOf,
  pinnedOf,
  pinnedOptions,
} from "./hand-over-options";

const differ = { value: "differ", label: "They differ" } as const;

/** The value that all have; undefined where they differ. */
function common<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

function idsOf(edges: readonly PipelineEdge[]): readonly string[] {
  return edges.map(({ id }) => id);
}

/** What is the same on all hand-overs that are selected, and set on all of them in one step. */
export function SelectedHandOvers({ edges }: { readonly edges: readonly PipelineEdge[] }) {
  const perform = usePerform();
  const { editor } = useEditorHandle();
  const ids = idsOf(edges);
  const change = (set: EdgeSetting, some = edges) =>
    perform((pipeline) => changeEdges(pipeline, idsOf(some), set), {
      tell: "with undo",
      otherwise: "They are like that already.",
    });
  const artifact = common(edges.map((edge) => edge.artifact)) ?? differ.value;
  const moved = edges.filter(isMoved);
  const automated = common(moved.map(choiceOf)) ?? differ.value;
  const pinnable = edges.filter((edge) => canBePinned(edge.artifact));
  const pinned = common(pinnable.map(pinnedChoiceOf)) ?? differ.value;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-bold">All of the hand-overs</legend>
      <Choice
        label="What travels on all"
        value={artifact}
        options={artifact === "differ" ? [differ, ...artifactOptions] : artifactOptions}
        isReadOnly={false}
        onChange={(value) => value !== "differ" && change({ artifact: value })}
      />
      {pinnable.length > 0 && (
        <Choice
          label={
            pinnable.length === edges.length
              ? "Pinned on all"
              : `Pinned on the ${pinnable.length} that can be`
          }
          value={pinned}
          options={pinned === "differ" ? [differ, ...pinnedOptions] : pinnedOptions}
          isReadOnly={false}
          onChange={(value) => value !== "differ" && change({ pinned: pinnedOf(value) }, pinnable)}
        />
      )}
      {moved.length > 0 && (
        <>
          <Choice
            label="Who moves all"
            value={automated}
            options={automated === "differ" ? [differ, ...automatedOptions] : automatedOptions}
            isReadOnly={false}
            onChange={(value) =>
              value !== "differ" && sayWhoMoves(editor, perform, idsOf(moved), automatedOf(value))
            }
          />
          <WhoMovesEach edges={moved} />
        </>
      )}
      <ImagesOn key={ids.join()} edges={edges} title="Images on all" onSet={(images) => change({ images })} />
    </fieldset>
  );
}

const mostListed = 30;

/** Who moves each of them, so that a map drawn by hand is answered in one go. */
function WhoMovesEach({ edges }: { readonly edges: readonly PipelineEdge[] }) {
  const perform = usePerform();
  const { editor } = useEditorHandle();
  const nodes = useEditor(({ visible }) => visible.nodes);
  const nameOf = (id: string) => nodes.get(id)?.name ?? "";
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Who moves each</legend>
      {edges.slice(0, mostListed).map((edge) => (
        <Choice
          key={edge.id}
          label={`${nameOf(edge.source)} to ${nameOf(edge.target)}`}
          value={choiceOf(edge)}
          options={automatedOptions}
          isReadOnly={false}
          onChange={(value) => sayWhoMoves(editor, perform, [edge.id], automatedOf(value))}
        />
      ))}
      {edges.length > mostListed && (
        <p className="text-tiny text-soft">
          And {edges.length - mostListed} more, which all of them include.
        </p>
      )}
    </fieldset>
  );
}

interface ImagesOnProps {
  readonly edges: readonly PipelineEdge[];
  readonly title: string;
  /** @param images null: nobody has said which */
  readonly onSet: (images: string[] | null) => void;
}

/** Which images travel there; nothing where the map has none. */
export function ImagesOn({ edges, title, onSet }: ImagesOnProps) {
  const records = useEditor(({ visible }) => visible.images);
  const images = [...records.values()].toSorted(byId);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(images.flatMap(({ id }) => (edges.every((edge) => edge.images?.includes(id)) ? [id] : []))),
  );
  if (images.length === 0) return null;
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const chosen = images.flatMap(({ id }) => (ticked.has(id) ? [id] : []));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium">{title}</legend>
      <ul className="flex max-h-48 flex-col overflow-y-auto">
        {images.map(({ id, name }) => (
          <li key={id}>
            <label className="flex min-h-7 items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-primary"
                checked={ticked.has(id)}
                onChange={(event) => tick(id, event.target.checked)}
              />
              <span className="min-w-0 wrap-anywhere">{name}</span>
            </label>
          </li>
        ))}
      </ul>
      <p className="text-tiny text-soft">With none ticked, any image may travel there.</p>
      <Button className="self-start" onClick={() => onSet(chosen.length === 0 ? null : chosen)}>
        Set the images
      </Button>
    </fieldset>
  );
}
