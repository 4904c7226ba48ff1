"use client";
import { Choice } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { matching, SearchList } from "@/components/ui/search-list";
import { useEditor } from "@/lib/client/editor/editor-context";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { pipelineOrder } from "@/lib/domain/pipeline/pipeline-order";
import { getRecord, valuesOf } from "@/lib/domain/pipeline/records";
import { nodeItem } from "@/components/marks/search-items";
import { useOutlineActions } from "./outline-context";
import { useZoneOptions } from "./cells";
import { stageNames } from "@/lib/domain/words/english";

const stageOptions = stages.map((value) => ({ value, label: stageNames[value] }));

export function MoveDialog({ node: id }: { readonly node: string }) {
  const pipeline = useEditor((state) => state.visible);
  const zones = useZoneOptions();
  const { moveAfter, moveToStage, putInZone, closeDialog } = useOutlineActions();
  const node = getRecord(pipeline.nodes, id);
  if (!node) return null;
  const others = (text: string) => {
    const ordered = pipelineOrder(valuesOf(pipeline.nodes), valuesOf(pipeline.edges)).filter(
      (other) => other.id !== id,
    );
    return matching(ordered.map(nodeItem), text);
  };
  return (
    <Dialog title={`Move ${node.name}`} isOpen onClose={closeDialog}>
      <Choice<Stage>
        label="Move to stage"
        value={node.stage}
        options={stageOptions}
        isReadOnly={false}
        hint="Its card on the map moves to a free place there."
        onChange={(stage) => moveToStage(id, stage)}
      />
      <Choice
        label="Zone"
        value={node.zone ?? ""}
        options={zones}
        isReadOnly={false}
        onChange={(zone) => putInZone([id], zone || null)}
      />
      <div className="flex flex-col gap-1">
        <p className="font-medium">Move after</p>
        <SearchList
          label={`Move ${node.name} after`}
          placeholder="Type a name"
          groupsFor={(text) => [{ title: "In the order of the pipeline", items: others(text) }]}
          onChoose={(item) => {
            moveAfter(id, item.id);
            closeDialog();
          }}
          empty="Nothing by that name."
        />
      </div>
    </Dialog>
  );
}
