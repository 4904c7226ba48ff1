"use client";
import { Plus, Undo2 } from "lucide-react";
import { useParams } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useEditor, useEditorHandle, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { usePerform } from "@/lib/client/editor/use-perform";
import { newNodeId } from "@/lib/client/new-id";
import { addImage } from "@/lib/domain/edits/images";
import { limits } from "@/lib/domain/pipeline/limits";
import { byId, compareText } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { ImageDetails } from "./image-details";
import { standsOn } from "@/lib/domain/words/image-words";
import { SharedParents } from "./shared-parents";

interface ImagesPanelProps {
  /** The image to begin with; undefined: the first. */
  readonly asked: string | undefined;
  readonly onClose: () => void;
  readonly onFollow: (image: string) => void;
}

/** The images of the pipeline: what each is built on, its layers, and who else stands on the same parents. */
export function ImagesPanel({ asked, onClose, onFollow }: ImagesPanelProps) {
  const { editor } = useEditorHandle();
  const perform = usePerform();
  const undoLabel = useEditor((state) => state.undoLabel);
  const records = useEditor((state) => state.visible.images);
  const isReadOnly = useIsReadOnly();
  const { id: pipelineId } = useParams<{ id: string }>();
  const [chosen, setChosen] = useState(asked);
  const [said, setSaid] = useState("");
  const addButton = useRef<HTMLButtonElement>(null);
  const images = [...valuesOf(records)].toSorted((a, b) => compareText(a.name, b.name) || byId(a, b));
  const image = images.find(({ id }) => id === chosen) ?? images[0];
  const say = (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text));
  // The bar with its undo lies behind the dialog.
  const undo = (label: string) => {
    editor.undo();
    say(`Taken back: ${label}.`);
    // With nothing left to undo, what was pressed is gone.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) addButton.current?.focus();
    });
  };
  const add = () => {
    const id = newNodeId();
    if (!perform((pipeline) => addImage(pipeline, id))) return;
    setChosen(id);
    say("An image was added.");
  };
  return (
    <Dialog title="Images and layers" isWide isOpen onClose={onClose}>
      {/* What lies behind a dialog is not read out, so the dialog says its own. */}
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-2">
          {images.length === 0 && (
            <p className="text-soft">No image is said yet: what is built here, and on what?</p>
          )}
          <ul aria-label="Images" className="flex max-h-64 flex-col gap-1 overflow-y-auto md:max-h-[60dvh]">
            {images.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-pressed={one.id === image?.id}
                  onClick={() => setChosen(one.id)}
                  className="flex min-h-9 w-full flex-col rounded-control border border-transparent px-2.5 py-1.5 text-left hover:bg-bg aria-pressed:border-blue aria-pressed:bg-blue-soft"
                >
                  <span className="font-medium break-words">{one.name}</span>
                  <span className="text-tiny wrap-anywhere text-soft">{standsOn(one)}</span>
                </button>
              </li>
            ))}
          </ul>
          {!isReadOnly && (
            <Button
              ref={addButton}
              className="self-start"
              disabled={images.length >= limits.images}
              onClick={add}
            >
              <Plus aria-hidden size={15} />
              Add an image
            </Button>
          )}
          {!isReadOnly && undoLabel !== undefined && (
            <Button
              tone="quiet"
              className="self-start text-left whitespace-normal!"
              onClick={() => undo(undoLabel)}
            >
              <Undo2 aria-hidden size={15} className="shrink-0" />
              <span className="wrap-anywhere">Undo: {undoLabel}</span>
            </Button>
          )}
        </div>
        {image && (
          <ImageDetails
            key={image.id}
            image={image}
            isReadOnly={isReadOnly}
            perform={perform}
            onSay={say}
            onFollow={() => onFollow(image.id)}
            onRemoved={() => {
              say(`${image.name}: removed.`);
              addButton.current?.focus();
            }}
          />
        )}
      </div>
      {images.length > 0 && <SharedParents pipelineId={pipelineId} images={images} />}
    </Dialog>
  );
}
