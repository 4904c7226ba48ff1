"use client";
import { useState } from "react";
import { stageOptions } from "@/components/marks/node-options";
import { nodeItem, paletteItem } from "@/components/marks/search-items";
import { Choice } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { matching, SearchList } from "@/components/ui/search-list";
import { useEditor } from "@/lib/client/editor/editor-context";
import { searchPalette } from "@/lib/domain/catalogue/palette";
import type { Stage } from "@/lib/domain/pipeline/document";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import { pipelineOrder } from "@/lib/domain/pipeline/pipeline-order";
import { useZoneOptions } from "./cells";
import { useOutline, useOutlineActions } from "./outline-context";

export function AddDialog() {
  const pipeline = useEditor((state) => state.visible);
  const open = useOutline((state) => state.open.node);
  const { add, closeDialog } = useOutlineActions();
  const [stage, setStage] = useState<Stage | "usual">("usual");
  const [after, setAfter] = useState(open ?? "");
  const nodes = pipelineOrder(pipeline.nodes.values(), pipeline.edges.values());
  return (
    <Dialog title="Add a node" isOpen onClose={closeDialog}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Choice<Stage | "usual">
          label="Stage"
          value={stage}
          options={[{ value: "usual", label: "Usual stage" }, ...stageOptions]}
          isReadOnly={false}
          onChange={setStage}
        />
        <Choice
          label="Connected from"
          value={after}
          options={[
            { value: "", label: "No node" },
            ...nodes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          isReadOnly={false}
          onChange={setAfter}
        />
      </div>
      <SearchList
        label="Node to add"
        placeholder="A kind or a tool, such as Jenkins, Harbor or EKS"
        groupsFor={(text) => [
          {
            title: text === "" ? "Kinds and their tools" : "Found",
            items: searchPalette(text).map(paletteItem),
          },
        ]}
        onChoose={({ entry }) => {
          closeDialog();
          add(entry, { stage: stage === "usual" ? undefined : stage, after: after || undefined });
        }}
        empty="No match. Add a kind, then enter the tool under its technologies."
      />
    </Dialog>
  );
}

export function MoveDialog({ node: id }: { readonly node: string }) {
  const pipeline = useEditor((state) => state.visible);
  const zones = useZoneOptions();
  const { moveAfter, moveToStage, putInZone, closeDialog } = useOutlineActions();
  const node = pipeline.nodes.get(id);
  if (!node) return null;
  const others = (text: string) => {
    const ordered = pipelineOrder(pipeline.nodes.values(), pipeline.edges.values()).filter(
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
          empty="No match."
        />
      </div>
    </Dialog>
  );
}

export function ZoneDialog({ zone: id }: { readonly zone: string }) {
  const pipeline = useEditor((state) => state.visible);
  const { putInZone, closeDialog } = useOutlineActions();
  const zone = pipeline.zones.get(id);
  if (!zone) return null;
  const outside = [...pipeline.nodes.values()]
    .filter((node) => node.zone !== id)
    .toSorted((a, b) => compareText(a.name, b.name));
  return (
    <Dialog title={`Put in ${zone.name}`} isOpen onClose={closeDialog}>
      <SearchList
        label={`Put in ${zone.name}`}
        placeholder="Type a name"
        groupsFor={(text) => [
          { title: "In no zone, or in another", items: matching(outside.map(nodeItem), text) },
        ]}
        onChoose={(item) => {
          closeDialog();
          putInZone([item.id], id);
        }}
        empty={outside.length === 0 ? "Every node is in this zone." : "No match."}
      />
    </Dialog>
  );
}
