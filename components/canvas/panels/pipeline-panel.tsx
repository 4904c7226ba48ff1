"use client";
import { Download } from "lucide-react";
import { TextSetting } from "@/components/editor/text-setting";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useEditor, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { changePipeline } from "@/lib/domain/edits/pipeline";
import { nameSchema, noteSchema } from "@/lib/domain/pipeline/fields";
import { saveDocument } from "../export/save-map";
import { useCommandContext, useMapActions } from "../state/map-context";

/** The pipeline as a whole: what it is called, and its document to keep. */
export function PipelinePanel() {
  const { closePanel } = useMapActions();
  const name = useEditor((state) => state.visible.name);
  const description = useEditor((state) => state.visible.description);
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const { pipeline } = useCommandContext();
  const save = () => saveDocument(pipeline());
  return (
    <Dialog title="This pipeline" isOpen onClose={closePanel}>
      <TextSetting
        label="Name"
        value={name}
        schema={nameSchema}
        isRequired
        isReadOnly={isReadOnly}
        onChange={(text) => text !== null && perform(changePipeline({ name: text }))}
      />
      <TextSetting
        label="Description"
        value={description}
        schema={noteSchema}
        isLong
        isReadOnly={isReadOnly}
        onChange={(text) => perform(changePipeline({ description: text }))}
      />
      <Button className="self-start" onClick={save}>
        <Download aria-hidden size={14} />
        Save as a file
      </Button>
    </Dialog>
  );
}
