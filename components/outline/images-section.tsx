"use client";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { useEditor, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import type { Image } from "@/lib/domain/pipeline/document";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { addImage, renameImage, setBuilder, setFirstParent } from "@/lib/domain/edits/images";
import { pinningWords } from "@/lib/domain/words/image-words";
import { idsByName, optionsByName } from "./by-name";
import { useOutlineActions } from "./outline-context";
import { NewRecordForm } from "./new-record-form";
import { CellText, CellSelect, quietButton } from "./cells";

export function ImagesSection() {
  const ids = useEditor(({ visible }) => idsByName(visible.images));
  const isReadOnly = useIsReadOnly();
  const { openDialog } = useOutlineActions();
  return (
    <section aria-labelledby="images" className="mb-6">
      <h2 id="images" tabIndex={-1} className="mb-1.5 scroll-mt-28 text-lead outline-none">
        Images
      </h2>
      {ids.length === 0 && (
        <p className="mb-2 text-soft">No images yet. Add an image, its parent image and its connections.</p>
      )}
      {ids.length > 0 && (
        <ul className="mb-2 rounded-card bg-panel px-4 shadow-card max-sm:px-3">
          {ids.map((id) => (
            <ImageItem key={id} id={id} />
          ))}
        </ul>
      )}
      <div className="not-on-paper flex flex-wrap items-start gap-2">
        {!isReadOnly && <NewImage />}
        <Button tone="quiet" onClick={() => openDialog({ name: "images" })}>
          Layers, parents and Dockerfiles
        </Button>
      </div>
    </section>
  );
}

const ImageItem = memo(function ImageItem({ id }: { readonly id: string }) {
  const image = useEditor(({ visible }) => visible.images.get(id));
  const builders = useEditor(({ visible }) => builderOptionsOf(visible.nodes));
  const isReadOnly = useIsReadOnly();
  const { perform, removeImage, openDialog } = useOutlineActions();
  if (!image) return null;
  return (
    <li className="keep-together grid items-center gap-x-3 gap-y-1.5 border-t border-line py-2.5 first:border-t-0 sm:grid-cols-[minmax(0,14rem)_minmax(0,12rem)_minmax(0,1fr)_auto]">
      <div className="font-medium">
        <CellText
          label={`Name of image ${image.name}`}
          value={image.name}
          schema={nameSchema}
          isRequired
          onChange={(name) => name !== null && perform(renameImage(image, name))}
        />
      </div>
      <CellSelect
        label={`Builder of ${image.name}`}
        value={image.builtBy ?? ""}
        options={builders}
        onChange={(node) => perform(setBuilder(image, node || null))}
      />
      <Parents image={image} />
      <span className="flex">
        <button
          type="button"
          className={quietButton}
          onClick={() => openDialog({ name: "images", image: id })}
        >
          Layers<span className="sr-only"> of {image.name}</span>
        </button>
        {!isReadOnly && (
          <button type="button" className={quietButton} onClick={() => removeImage(image)}>
            Delete<span className="sr-only"> image {image.name}</span>
          </button>
        )}
      </span>
    </li>
  );
});

/** Edits the first parent; a new reference removes the old digest. */
function Parents({ image }: { readonly image: Image }) {
  const { perform } = useOutlineActions();
  const [first, ...more] = image.parents ?? [];
  const layers = image.layers?.length ?? 0;
  return (
    <div className="min-w-0">
      <CellText
        label={`Parent of ${image.name}`}
        value={first?.ref}
        schema={nameSchema}
        onChange={(ref) => perform(setFirstParent(image, ref))}
      />
      <p className="px-2.5 text-tiny text-soft [overflow-wrap:anywhere]">
        {first === undefined ? "No parent set" : pinningWords(first)}
        {more.length > 0 && `, also ${more.map(({ ref }) => ref).join(", ")}`}
        {layers > 0 && `, ${layers} ${layers === 1 ? "layer" : "layers"}`}
      </p>
    </div>
  );
}

function NewImage() {
  const { perform, announce } = useOutlineActions();
  const add = (name: string) =>
    perform((pipeline) => addImage(pipeline, newNodeId(), name), { tell: announce });
  return <NewRecordForm what="image" placeholder="A new image, such as payments-api" onAdd={add} />;
}

const builderOptionsOf = optionsByName("Built by: not set");
