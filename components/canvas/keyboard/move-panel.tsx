"use client";
import { Field, FormActions, inputClass } from "@/components/ui/form";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { pipelineOrder } from "@/lib/domain/pipeline/pipeline-order";
import { useMapActions, useMapState } from "../state/map-context";
import { stageNames } from "@/lib/domain/words/english";
import { moveAfter } from "@/lib/domain/edits/move-after";

export function MovePanel() {
  const { closePanel } = useMapActions();
  const id = useMapState(({ panel }) => (panel?.name === "move" ? panel.node : undefined));
  const pipeline = useEditor((state) => state.visible);
  const node = id === undefined ? undefined : pipeline.nodes.get(id);
  if (!node) return null;
  return (
    <Dialog title={`Move ${node.name}`} isOpen onClose={closePanel}>
      <MoveForm key={node.id} node={node} pipeline={pipeline} />
    </Dialog>
  );
}

function MoveForm({ node, pipeline }: { readonly node: PipelineNode; readonly pipeline: Pipeline }) {
  const map = useMapActions();
  const [stage, setStage] = useState<Stage>(node.stage);
  const [after, setAfter] = useState("");
  const others = pipelineOrder(pipeline.nodes.values(), pipeline.edges.values()).filter(
    (other) => other.stage === stage && other.id !== node.id,
  );
  const anchor = others.find(({ id }) => id === after);
  const leave = () => {
    map.closePanel();
    // After the dialog has closed.
    requestAnimationFrame(() => map.goTo(node.id));
  };
  const move = () => {
    leave();
    if (!anchor) return map.moveToStage(node.id, stage);
    map.perform((before) => moveAfter(before, node.id, anchor.id), { tell: map.announce });
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        move();
      }}
    >
      <Field label="Stage">
        {(ids) => (
          <select
            {...ids}
            // As an attribute, which the dialog reads when it opens.
            ref={(select) => select?.setAttribute("autofocus", "")}
            className={inputClass}
            value={stage}
            onChange={(event) => {
              setStage(stages.find((one) => one === event.target.value) ?? node.stage);
              setAfter("");
            }}
          >
            {stages.map((one) => (
              <option key={one} value={one}>
                {stageNames[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Place">
        {(ids) => (
          <select
            {...ids}
            className={inputClass}
            value={after}
            onChange={(event) => setAfter(event.target.value)}
          >
            <option value="">Any free place in the stage</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                After {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FormActions onCancel={leave}>Move</FormActions>
    </form>
  );
}
