import dynamic from "next/dynamic";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { TextSetting } from "@/components/editor/text-setting";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { Image, PipelineNode } from "@/lib/domain/pipeline/document";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { fillImage, removeImage, renameImage, setBuilder } from "@/lib/domain/edits/images";
import { parentName } from "@/lib/domain/pipeline/image-reference";
import { type ImagePlaces, placesOf } from "@/lib/domain/pipeline/image-places";
import { LayerEditor } from "./layer-editor";
import { LayerStack } from "./layer-stack";
import type { Perform } from "@/lib/client/editor/perform";
import { ParentList } from "./parent-list";
import { PartMissing } from "@/components/marks/part-missing";
import { shownPart } from "@/lib/client/parts/shown-part";

const PasteDockerfile = dynamic(
  shownPart(() => import("./paste-dockerfile").then((module) => module.PasteDockerfile)),
  { loading: PartMissing },
);

interface ImageDetailsProps {
  readonly image: Image;
  readonly isReadOnly: boolean;
  readonly perform: Perform;
  readonly onSay: (text: string) => void;
  readonly onRemoved: () => void;
  readonly onFollow: () => void;
}

export function ImageDetails({ image, isReadOnly, perform, onSay, onRemoved, onFollow }: ImageDetailsProps) {
  const nodes = useEditor((state) => state.visible.nodes);
  const edges = useEditor((state) => state.visible.edges);
  const [isPasting, setIsPasting] = useState(false);
  const images = useEditor((state) => state.visible.images);
  const places = placesOf({ nodes, edges }, image.id);
  const builtHere = new Set([...images.values()].map(({ name }) => parentName(name)));
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="grid gap-3 sm:grid-cols-2">
        <TextSetting
          label="Image name"
          value={image.name}
          schema={nameSchema}
          isRequired
          isReadOnly={isReadOnly}
          onChange={(name) => name !== null && perform(renameImage(image, name))}
        />
        <Builder image={image} nodes={[...nodes.values()]} isReadOnly={isReadOnly} perform={perform} />
      </div>
      <div className="flex flex-col gap-2">
        <p className="text-soft">
          {wayOf(image, places, image.builtBy === undefined ? undefined : nodes.get(image.builtBy))}
        </p>
        <p className="flex flex-wrap gap-2">
          {!isReadOnly && (
            <Button aria-expanded={isPasting} onClick={() => setIsPasting(!isPasting)}>
              Paste a Dockerfile
            </Button>
          )}
          {places.handOvers.length > 0 && <Button onClick={onFollow}>Follow on the map</Button>}
        </p>
      </div>
      {isPasting && !isReadOnly && (
        <PasteDockerfile
          name={image.name}
          isFilled={(image.layers ?? []).length + (image.parents ?? []).length > 0}
          onFill={(read) => {
            if (!perform(fillImage(image, read))) return;
            setIsPasting(false);
            onSay(`Dockerfile applied to ${image.name}.`);
          }}
        />
      )}
      <Section title="Built on">
        <ParentList
          image={image}
          builtHere={builtHere}
          isReadOnly={isReadOnly}
          perform={perform}
          onSay={onSay}
        />
      </Section>
      <Section title="Layers">
        {isReadOnly ? (
          <LayerStack layers={image.layers ?? []} runsOn={places.runsOn} />
        ) : (
          <LayerEditor image={image} runsOn={places.runsOn} perform={perform} onSay={onSay} />
        )}
      </Section>
      {!isReadOnly && (
        <Button
          tone="danger"
          className="self-start"
          onClick={() => perform(removeImage(image)) && onRemoved()}
        >
          Remove this image
        </Button>
      )}
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

interface BuilderProps {
  readonly image: Image;
  readonly nodes: readonly PipelineNode[];
  readonly isReadOnly: boolean;
  readonly perform: Perform;
}

function Builder({ image, nodes, isReadOnly, perform }: BuilderProps) {
  const fit = ({ kind }: PipelineNode) => (kind === "builder" || kind === "ci" ? 0 : 1);
  const options = nodes
    .filter(({ id, stage }) => stage === "build" || id === image.builtBy)
    .toSorted((a, b) => fit(a) - fit(b) || a.name.localeCompare(b.name, "en"))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Choice
      label="Built by"
      value={image.builtBy ?? ""}
      options={[{ value: "", label: "Not set" }, ...options]}
      isReadOnly={isReadOnly}
      onChange={(node) => perform(setBuilder(image, node || null))}
    />
  );
}

/** "Jenkins builds it. Its parents come from Docker Hub. Connections: Jenkins to Amazon ECR, Amazon ECR to Kubernetes." */
function wayOf(
  image: Image,
  { handOvers, parentsFrom }: ImagePlaces,
  builder: PipelineNode | undefined,
): string {
  const built = builder === undefined ? "No builder set." : `${builder.name} builds it.`;
  const parents =
    parentsFrom.length === 0
      ? ""
      : ` Its parents come from ${parentsFrom.map(({ name }) => name).join(" and ")}.`;
  const shown = handOvers.slice(0, mostHandOvers).map(({ from, to }) => `${from.name} to ${to.name}`);
  const more = handOvers.length - shown.length;
  const way =
    shown.length === 0
      ? " No connection carries it yet."
      : ` Connections: ${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}.`;
  return built + parents + way;
}

const mostHandOvers = 8;
