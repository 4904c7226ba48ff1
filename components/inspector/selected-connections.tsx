import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useEditor, useEditorHandle, usePerform } from "@/lib/client/editor/editor-context";
import { sayWhoMoves } from "@/lib/client/editor/say-who-moves";
import { changeEdges, type EdgeSetting } from "@/lib/domain/edits/edges";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { byId } from "@/lib/domain/pipeline/pipeline";
import { isMoved } from "@/lib/domain/pipeline/is-moved";
import { HandOverChoice } from "./connection-choice";
import { artifactQuestions, whatTravels, whoMoves } from "./connection-options";

function idsOf(edges: readonly PipelineEdge[]): readonly string[] {
  return edges.map(({ id }) => id);
}

/** The common settings of all selected connections, each set in one step. */
export function SelectedHandOvers({ edges }: { readonly edges: readonly PipelineEdge[] }) {
  const perform = usePerform();
  const { editor } = useEditorHandle();
  const ids = idsOf(edges);
  const change = (set: EdgeSetting, some = edges) =>
    perform((pipeline) => changeEdges(pipeline, idsOf(some), set), {
      tell: "with undo",
      otherwise: "No change: already set.",
    });
  const moved = edges.filter(isMoved);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-bold">All of the connections</legend>
      <HandOverChoice
        question={whatTravels}
        edges={edges}
        label={whatTravels.all}
        isReadOnly={false}
        onSet={change}
      />
      {artifactQuestions.map((question) => {
        const asked = edges.filter(question.isAsked);
        return (
          asked.length > 0 && (
            <HandOverChoice
              key={question.one}
              question={question}
              edges={asked}
              label={asked.length === edges.length ? question.all : question.some(asked.length)}
              isReadOnly={false}
              onSet={(set) => change(set, asked)}
            />
          )
        );
      })}
      {moved.length > 0 && (
        <>
          <HandOverChoice
            question={whoMoves}
            edges={moved}
            label={whoMoves.all}
            isReadOnly={false}
            onSet={({ automated = null }) => sayWhoMoves(editor, perform, idsOf(moved), automated)}
          />
          <WhoMovesEach edges={moved} />
        </>
      )}
      <ImagesOn key={ids.join()} edges={edges} title="Images on all" onSet={(images) => change({ images })} />
    </fieldset>
  );
}

const mostListed = 30;

/** Manual or automated for each, so that a drawn map can be answered in one go. */
function WhoMovesEach({ edges }: { readonly edges: readonly PipelineEdge[] }) {
  const perform = usePerform();
  const { editor } = useEditorHandle();
  const nodes = useEditor(({ visible }) => visible.nodes);
  const nameOf = (id: string) => nodes.get(id)?.name ?? "";
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Manual or automated, each</legend>
      {edges.slice(0, mostListed).map((edge) => (
        <HandOverChoice
          key={edge.id}
          question={whoMoves}
          edges={[edge]}
          label={`${nameOf(edge.source)} to ${nameOf(edge.target)}`}
          isReadOnly={false}
          onSet={({ automated = null }) => sayWhoMoves(editor, perform, [edge.id], automated)}
        />
      ))}
      {edges.length > mostListed && (
        <p className="text-tiny text-soft">
          And {edges.length - mostListed} more, which the settings for all include.
        </p>
      )}
    </fieldset>
  );
}

interface ImagesOnProps {
  readonly edges: readonly PipelineEdge[];
  readonly title: string;
  /** @param images null: not set */
  readonly onSet: (images: string[] | null) => void;
}

/** The images on these connections; nothing if the map has none. */
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
      <p className="text-tiny text-soft">If none is ticked, any image may pass.</p>
      <Button className="self-start" onClick={() => onSet(chosen.length === 0 ? null : chosen)}>
        Set images
      </Button>
    </fieldset>
  );
}
