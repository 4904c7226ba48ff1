import { usePerform } from "@/lib/client/editor/use-perform";
import { useEditor } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { isFloating, type ParentImage } from "@/lib/domain/pipeline/parent-images";
import { parentOnEdge, setParentImage } from "@/lib/domain/edits/set-parent-image";
import { TextSetting } from "@/components/editor/text-setting";

/** Which parent image a hand-over of parent images brings, and whether it may change under those who build on it. */
export function ParentImageSetting({
  edge,
  isReadOnly,
}: {
  readonly edge: PipelineEdge;
  readonly isReadOnly: boolean;
}) {
  const images = useEditor(({ visible }) => visible.images);
  const perform = usePerform();
  const parent = parentOnEdge({ images }, edge);
  return (
    <TextSetting
      label="Parent image"
      value={parent?.ref}
      // The name of a layer too, which is shorter than a reference may be.
      schema={nameSchema}
      placeholder="ubuntu:24.04"
      hint={parent && pinningText(parent)}
      isReadOnly={isReadOnly}
      onChange={(ref) => perform((pipeline) => setParentImage(pipeline, edge, ref, newNodeId))}
    />
  );
}

function pinningText(parent: ParentImage): string {
  return isFloating(parent)
    ? "A tag can move: whoever moves it decides what you build on. Pin it by digest."
    : "Pinned by digest.";
}
