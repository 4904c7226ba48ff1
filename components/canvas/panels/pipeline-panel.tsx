"use client";
import { TextSetting } from "@/components/editor/text-setting";
import { Dialog } from "@/components/ui/dialog";
import { useEditor, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { changePipeline } from "@/lib/domain/edits/pipeline";
import { nameSchema, noteSchema } from "@/lib/domain/pipeline/fields";
import { useMapActions } from "../state/map-context";

/** The pipeline as a whole: what it is called. */
export function PipelinePanel() {
  const { closePanel } = useMapActions();
  const name = useEditor((state) => state.visible.name);
  const description = useEditor((state) => state.visible.description);
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
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
    </Dialog>
  );
}
