import { FlaskConical, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Disclosure } from "@/components/ui/disclosure";
import { newNodeId } from "@/lib/client/new-id";
import { uncapitalise } from "@/lib/domain/capitalise";
import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import { catalogue } from "@/lib/domain/catalogue/load";
import { proposeArtifact } from "@/lib/domain/catalogue/kinds";
import { kindName } from "@/lib/domain/words/kind-name";
import { kindEntries } from "@/lib/domain/catalogue/palette";
import { addNode } from "@/lib/domain/edits/nodes";
import type { Artifact } from "@/lib/domain/pipeline/document";
import { artifacts } from "@/lib/domain/pipeline/document-lists";
import { isRegistry } from "@/lib/domain/pipeline/is-registry";
import { movedBy } from "@/lib/domain/pipeline/moved-by";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { insertKinds } from "@/lib/domain/posture/ways-in/way-in";
import type { Assumed } from "@/lib/domain/posture/what-if/assumed";
import { insertedStep } from "@/lib/domain/posture/what-if/inserted-step";
import { connectionTitle, insertWords } from "@/lib/domain/posture/words/change-words";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { FindAndPick, type Pick } from "./find-and-pick";

interface WhatToDrawProps {
  /** Including assumed nodes and connections. */
  readonly pipeline: Pipeline;
  /** The connection selected on the map. */
  readonly selected: string | undefined;
  readonly onSuppose: (assumed: readonly Assumed[]) => void;
}

/** Changes of the map to assume: remove, reroute or split a connection; add a connection or a node. */
export function WhatToDraw({ pipeline, selected, onSuppose }: WhatToDrawProps) {
  return (
    <div className="flex flex-col gap-0.5">
      <Disclosure summary="Change a connection" isOpen={selected !== undefined}>
        <ChangeHandOver pipeline={pipeline} selected={selected} onSuppose={onSuppose} />
      </Disclosure>
      <Disclosure summary="Add a connection">
        <AddHandOver pipeline={pipeline} onSuppose={onSuppose} />
      </Disclosure>
      <Disclosure summary="Add a node">
        <AddNode pipeline={pipeline} onSuppose={onSuppose} />
      </Disclosure>
    </div>
  );
}

function ChangeHandOver({ pipeline, selected, onSuppose }: WhatToDrawProps) {
  const [picked, setPicked] = useState<string>();
  const [isLeading, setIsLeading] = useState(false);
  const pick = (id: string): Pick | undefined => {
    const edge = pipeline.edges.get(id);
    return edge && { id, title: connectionTitle(pipeline, id), detail: artifactRows[edge.artifact].word };
  };
  const edge = picked === undefined ? undefined : pipeline.edges.get(picked);
  const suppose = (one: Assumed) => {
    onSuppose([one]);
    setPicked(undefined);
    setIsLeading(false);
  };
  if (!edge)
    return (
      <FindAndPick
        label="Connection"
        hint="Type the name of one of its ends, or select it on the map."
        items={[...pipeline.edges.values()].flatMap(({ id }) => pick(id) ?? [])}
        first={selected === undefined ? undefined : pick(selected)}
        onPick={setPicked}
      />
    );
  const title = connectionTitle(pipeline, edge.id);
  const start = pipeline.nodes.get(edge.source);
  const isFromRegistry = start !== undefined && isRegistry(start);
  return (
    <div role="group" aria-label={`What if: ${title}`} className="flex flex-col items-start gap-1.5">
      <Picked title={title} onDrop={() => setPicked(undefined)} />
      <TryButton onPress={() => suppose({ remove: edge.id })}>Remove it</TryButton>
      {insertKinds.map(
        (kind) =>
          (kind !== "mirror" || isFromRegistry) &&
          insertedStep(catalogue.controls, kind, edge) && (
            <TryButton key={kind} onPress={() => suppose({ insert: { edge: edge.id, kind } })}>
              Insert {uncapitalise(insertWords[kind].word)}
            </TryButton>
          ),
      )}
      {isLeading ? (
        <FindAndPick
          label="Reroute to"
          hint="Type the node's name. A repository would receive it as code."
          items={nodePicks(pipeline).filter(({ id }) => id !== edge.source && id !== edge.target)}
          onPick={(to) => suppose({ lead: { edge: edge.id, to } })}
        />
      ) : (
        <TryButton onPress={() => setIsLeading(true)}>Reroute it…</TryButton>
      )}
    </div>
  );
}

interface Ends {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function AddHandOver({ pipeline, onSuppose }: Omit<WhatToDrawProps, "selected">) {
  const [ends, setEnds] = useState<Ends>({});
  const [artifact, setArtifact] = useState<Artifact>();
  const [from, to] = [ends.from, ends.to].map((id) =>
    id === undefined ? undefined : pipeline.nodes.get(id),
  );
  const travels = artifact ?? (from && to ? proposeArtifact(from.kind, to.kind) : undefined);
  const end = (field: "from" | "to", label: string) => {
    const node = field === "from" ? from : to;
    return node ? (
      <Picked title={`${label} ${node.name}`} onDrop={() => setEnds({ ...ends, [field]: undefined })} />
    ) : (
      <FindAndPick
        label={label}
        hint="Type the node's name."
        items={nodePicks(pipeline).filter(({ id }) => id !== (field === "from" ? to?.id : from?.id))}
        onPick={(id) => setEnds({ ...ends, [field]: id })}
      />
    );
  };
  return (
    <>
      {end("from", "From")}
      {end("to", "To")}
      {from && to && travels && (
        <>
          <Choice
            label="Artifact"
            value={travels}
            options={artifactOptions}
            onChange={setArtifact}
            isReadOnly={false}
          />
          <TryButton
            onPress={() => {
              onSuppose([
                {
                  addEdge: {
                    id: newNodeId(),
                    source: from.id,
                    target: to.id,
                    artifact: travels,
                    ...movedBy(from),
                  },
                },
              ]);
              setEnds({});
              setArtifact(undefined);
            }}
          >
            Add it
          </TryButton>
        </>
      )}
    </>
  );
}

const artifactOptions = artifacts.map((value) => ({ value, label: artifactRows[value].name }));

const kindOptions = kindEntries.map(({ name }, index) => ({ value: String(index), label: name }));

function AddNode({ pipeline, onSuppose }: Omit<WhatToDrawProps, "selected">) {
  const [chosen, setChosen] = useState("0");
  const entry = kindEntries[Number(chosen)];
  return (
    <>
      <Choice
        label="Kind of node"
        hint="Once added, connect it under “Add a connection”."
        value={chosen}
        options={kindOptions}
        onChange={setChosen}
        isReadOnly={false}
      />
      {entry && (
        <TryButton onPress={() => onSuppose([{ addNode: addNode(pipeline, entry, newNodeId()).node }])}>
          Add it
        </TryButton>
      )}
    </>
  );
}

function nodePicks(pipeline: Pipeline): readonly Pick[] {
  return [...pipeline.nodes.values()].map((node) => ({
    id: node.id,
    title: nodeName(pipeline, node.id),
    detail: kindName(node),
  }));
}

function Picked({ title, onDrop }: { readonly title: string; readonly onDrop: () => void }) {
  return (
    <p className="flex w-full items-center justify-between gap-2 font-medium">
      <span className="min-w-0">{title}</span>
      <button
        type="button"
        aria-label={`Replace ${title}`}
        title="Choose another"
        onClick={onDrop}
        className="grid size-7 shrink-0 place-items-center rounded-control text-soft hover:bg-bg hover:text-ink"
      >
        <X aria-hidden size={15} />
      </button>
    </p>
  );
}

interface TryButtonProps {
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function TryButton({ onPress, children }: TryButtonProps) {
  return (
    <Button onClick={onPress}>
      <FlaskConical aria-hidden size={15} />
      <span>
        <span className="sr-only">What if: </span>
        {children}
      </span>
    </Button>
  );
}
