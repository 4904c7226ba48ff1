"use client";
import dynamic from "next/dynamic";
import { useDeferredValue, useEffect } from "react";
import { PartMissing } from "@/components/editor/part-missing";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { InspectorProps } from "./selected-inspector";
import { clsx } from "clsx";
import { X, Download } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useEditor, useIsReadOnly, useStageCounts, usePerform } from "@/lib/client/editor/editor-context";
import { changePipeline } from "@/lib/domain/edits/pipeline";
import { nameSchema, noteSchema } from "@/lib/domain/pipeline/fields";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { TextSetting } from "@/components/editor/text-setting";
import { Button } from "@/components/ui/button";
import { saveAsFile } from "@/lib/client/save-as-file";
import { documentFile } from "@/lib/domain/exporters/document-file";
import { standingOf } from "@/lib/domain/posture/coverage/coverage";
import { stageNames } from "@/lib/domain/words/english";
import { CoverageBar } from "@/components/marks/bars";

const loadSelected = shownPart(() =>
  import("./selected-inspector").then((module) => module.SelectedInspector),
);
const SelectedInspector = dynamic(loadSelected, { loading: PartMissing });

/** Of what is selected, or of the pipeline as a whole. The former is fetched once somebody is at work. */
export function Inspector(props: InspectorProps) {
  useEffect(() => onFirstInput(() => void loadSelected()), []);
  // What was just added or selected is seen on the map first.
  const selection = useDeferredValue(props.selection);
  return selection.nodes.size + selection.edges.size === 0 ? (
    <PipelineInspector />
  ) : (
    <SelectedInspector {...props} selection={selection} />
  );
}

interface CloseInspectorProps {
  readonly onClose: () => void;
  readonly className?: string;
}

/** Stays at the upper right while the inspector scrolls, and takes no room from it: a title beside it must leave some. */
export function CloseInspector({ onClose, className }: CloseInspectorProps) {
  return (
    <div className={clsx("sticky top-0 z-10 h-0", className)}>
      <button
        type="button"
        aria-label="Close the inspector"
        onClick={onClose}
        className="absolute -top-2 -right-2 rounded-control bg-panel p-2 text-soft hover:bg-bg"
      >
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}

function PipelineInspector() {
  const name = useEditor((state) => state.visible.name);
  const description = useEditor((state) => state.visible.description);
  const isEmpty = useEditor((state) => state.visible.nodes.size === 0);
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  return (
    <div className="flex flex-col gap-4">
      <header>
        <h2 className="text-[1.0625rem]">This pipeline</h2>
        <p className="text-soft">
          {isEmpty
            ? "Add the first node from the palette: who checks in code, and where."
            : "Select a node to say what you know of its controls, or a hand-over to say who moves it."}
        </p>
      </header>
      {stages.map((stage) => (
        <StageCoverage key={stage} stage={stage} />
      ))}
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
      <SaveAsFileButton />
    </div>
  );
}

function StageCoverage({ stage }: { readonly stage: Stage }) {
  const counts = useStageCounts(stage);
  const { id } = useParams<{ id: string }>();
  const link = (text: string, ask: string) => (
    <Link href={`/pipelines/${id}/gaps?stage=${stage}&${ask}`} prefetch={false} className="hover:underline">
      {text}
    </Link>
  );
  return (
    <section aria-label={stageNames[stage]} className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between">
        <h3>{stageNames[stage]}</h3>
        <p className="text-tiny text-soft tabular-nums">
          {counts.inScope === 0 ? (
            "no controls in scope"
          ) : (
            <>
              {link(`${standingOf(counts)} of ${counts.inScope} stand`, "show=standing")},{" "}
              {link(`${counts.notAssessed} not assessed`, "status=not-assessed")}
            </>
          )}
        </p>
      </div>
      <CoverageBar counts={counts} />
    </section>
  );
}

/** The pipeline as it is on screen, unsent changes included, to keep or to import elsewhere. */
function SaveAsFileButton() {
  const pipeline = useEditor(({ visible }) => visible);
  const save = () => {
    const { name, text } = documentFile(pipeline);
    saveAsFile(name, text);
  };
  return (
    <Button className="self-start" onClick={save}>
      <Download aria-hidden size={14} />
      Save as a file
    </Button>
  );
}
