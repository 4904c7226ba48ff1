"use client";
import Link from "next/link";
import { useParams } from "next/navigation";
import { CoverageBar } from "@/components/marks/coverage-bar";
import { usePerform } from "@/lib/client/editor/use-perform";
import { useEditor, useIsReadOnly, useStageCounts } from "@/lib/client/editor/editor-context";
import { changePipeline } from "@/lib/domain/edits/pipeline";
import { nameSchema, noteSchema } from "@/lib/domain/pipeline/fields";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { TextSetting } from "@/components/editor/text-setting";
import { stageNames } from "@/lib/domain/words/stage-names";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { saveAsFile } from "@/lib/client/save-as-file";
import { documentFile } from "@/lib/domain/exporters/document-file";

/** Nothing is selected: the pipeline as a whole, and what to do next. */
export function PipelineInspector() {
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
              {link(`${counts.verified + counts.declared} of ${counts.inScope} stand`, "show=standing")},{" "}
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
