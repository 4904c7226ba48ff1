import { Dialog } from "@/components/ui/dialog";
import { useEditor, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { changePipeline } from "@/lib/domain/edits/pipeline";
import { nameSchema, noteSchema } from "@/lib/domain/pipeline/fields";
import { TextSetting } from "./text-setting";

/** The pipeline's name and description. Each field saves when it is left; Enter in the name closes the dialog. */
export function PipelineDialog({ onClose }: { readonly onClose: () => void }) {
  const name = useEditor((state) => state.visible.name);
  const description = useEditor((state) => state.visible.description);
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  return (
    <Dialog title="This pipeline" isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // An invalid name stays in its field.
          if (!event.currentTarget.querySelector("[aria-invalid=true]")) onClose();
        }}
      >
        <TextSetting
          label="Name"
          value={name}
          schema={nameSchema}
          isRequired
          isFirst
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
      </form>
    </Dialog>
  );
}
