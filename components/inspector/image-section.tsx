"use client";
import { Layers } from "lucide-react";
import { useOpenImages } from "@/components/editor/open-images";
import { standsOn } from "@/lib/domain/words/image-words";
import { Button } from "@/components/ui/button";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { imagesAt } from "@/lib/domain/pipeline/image-places";
import { counted } from "@/lib/domain/words/plural";

const mostShown = 6;

/** What a node builds, keeps or runs; nothing where the map says nothing of images there. */
export function ImageSection({ node }: { readonly node: PipelineNode }) {
  const openImages = useOpenImages();
  const images = useEditor((state) => state.visible.images);
  const edges = useEditor((state) => state.visible.edges);
  const found = imagesAt({ images, edges }, node.id);
  const builds = node.kind === "builder" || (node.kind === "ci" && node.buildsImages === true);
  if (found.length === 0 && !builds) return null;
  return (
    <section aria-label="Images" className="flex flex-col gap-1.5">
      <h3>{builds ? "Images it builds" : "Images here"}</h3>
      {found.length === 0 && <p className="text-soft">None is said yet.</p>}
      <ul className="flex flex-col gap-1">
        {found.slice(0, mostShown).map((image) => (
          <li key={image.id}>
            <button
              type="button"
              onClick={() => openImages(image.id)}
              className="flex min-h-9 w-full flex-col rounded-control border border-line px-2.5 py-1.5 text-left hover:border-control"
            >
              <span className="font-medium break-words">{image.name}</span>
              <span className="text-tiny wrap-anywhere text-soft">
                {standsOn(image)}, {counted((image.layers ?? []).length, "layer")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button className="self-start" onClick={() => openImages()}>
        <Layers aria-hidden size={14} />
        {found.length > mostShown ? `Images and layers (${found.length} here)` : "Images and layers"}
      </Button>
    </section>
  );
}
