"use client";
import { useState } from "react";
import { paletteItem } from "@/components/marks/search-items";
import { Choice } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { SearchList } from "@/components/ui/search-list";
import { useEditor } from "@/lib/client/editor/editor-context";
import { searchPalette } from "@/lib/domain/catalogue/palette";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { pipelineOrder } from "@/lib/domain/pipeline/pipeline-order";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { useOutline, useOutlineActions } from "./outline-context";
import { stageNames } from "@/lib/domain/words/english";

const stageOptions: readonly { readonly value: Stage | "usual"; readonly label: string }[] = [
  { value: "usual", label: "Where it usually stands" },
  ...stages.map((value) => ({ value, label: stageNames[value] })),
];

export function AddDialog() {
  const pipeline = useEditor((state) => state.visible);
  const open = useOutline((state) => state.open.node);
  const { add, closeDialog } = useOutlineActions();
  const [stage, setStage] = useState<Stage | "usual">("usual");
  const [after, setAfter] = useState(open ?? "");
  const nodes = pipelineOrder(valuesOf(pipeline.nodes), valuesOf(pipeline.edges));
  return (
    <Dialog title="Add a node" isOpen onClose={closeDialog}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Choice<Stage | "usual">
          label="Stage"
          value={stage}
          options={stageOptions}
          isReadOnly={false}
          onChange={setStage}
        />
        <Choice
          label="Connected from"
          value={after}
          options={[
            { value: "", label: "Nothing yet" },
            ...nodes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          isReadOnly={false}
          onChange={setAfter}
        />
      </div>
      <SearchList
        label="What to add"
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
        empty="Nothing by that name. Add a kind, and type the tool's name in its technologies."
      />
    </Dialog>
  );
}
