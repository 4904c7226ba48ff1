import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { type ReadImage, stageChoice } from "@/lib/domain/importers/dockerfile/image-from-dockerfile";
import type { Dockerfile } from "@/lib/domain/importers/dockerfile/read-dockerfile";
import { parentWords } from "@/lib/domain/words/image-words";
import { LayerStack } from "./layer-stack";
import { counted } from "@/lib/domain/words/plural";

interface DockerfilePreviewProps {
  readonly name: string;
  readonly isFilled: boolean;
  readonly file: Dockerfile;
  readonly image: ReadImage;
  /** Variables that FROM lines need, and what was given for them. */
  readonly asked: readonly string[];
  readonly given: ReadonlyMap<string, string>;
  readonly onStage: (stage: number) => void;
  readonly onGive: (variable: string, value: string) => void;
  readonly onFill: () => void;
}

const mostFacts = 50;

/** What a Dockerfile says of the image: which stage, on what, of which layers, and what somebody should know. */
export function DockerfilePreview({
  name,
  isFilled,
  file,
  image,
  asked,
  given,
  onStage,
  onGive,
  onFill,
}: DockerfilePreviewProps) {
  const { stages } = file;
  const { parents, layers, facts, user, stage } = image;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="font-medium">
        Found {counted(stages.length, "stage")}, {counted(parents.length, "parent image")},{" "}
        {counted(layers.length, "layer")}, {counted(facts.length, "thing")} to know.
      </p>
      {stages.length > 1 && (
        <Field
          label="Stage to build"
          hint="Without a choice, docker build makes the last one. Stages that it does not need are left out."
        >
          {(ids) => (
            <select
              {...ids}
              value={stage.index}
              onChange={(event) => onStage(Number(event.target.value))}
              className={inputClass}
            >
              {stages.map((one) => (
                <option key={one.index} value={one.index}>
                  {stageChoice(stages, one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {asked.length > 0 && (
        <div className="grid gap-3 sm:grid-cols-2">
          {asked.map((variable) => (
            <Field
              key={variable}
              label={`Value of ${variable}`}
              hint="Not in the file; left empty, it stays unknown."
            >
              {(ids) => (
                <input
                  {...ids}
                  value={given.get(variable) ?? ""}
                  autoComplete="off"
                  maxLength={500}
                  onChange={(event) => onGive(variable, event.target.value)}
                  className={inputClass}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      <div>
        <h4 className="font-medium">Parents</h4>
        {parents.length === 0 ? (
          <p>None: it is built from nothing (scratch).</p>
        ) : (
          <ul className="list-disc pl-5 wrap-anywhere">
            {parents.map((parent) => (
              <li key={parentWords(parent)}>{parentWords(parent)}</li>
            ))}
          </ul>
        )}
      </div>
      <p>{user === undefined ? "No user is set in these stages." : `Runs as ${user}.`}</p>
      <div>
        <h4 className="mb-1 font-medium">Layers</h4>
        <LayerStack layers={layers} />
      </div>
      {facts.length > 0 && (
        <div>
          <h4 className="flex items-center gap-1.5 font-medium">
            <TriangleAlert aria-hidden size={14} className="text-partial" />
            What to know
          </h4>
          <ul className="list-disc pl-5">
            {facts.slice(0, mostFacts).map(({ line, text }) => (
              <li key={`${line} ${text}`} className="break-words">
                Line {line}: {text}
              </li>
            ))}
            {facts.length > mostFacts && <li>and {facts.length - mostFacts} more</li>}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="primary" onClick={onFill}>
          Fill this image
        </Button>
        {isFilled && (
          <p className="text-soft">Parents and layers of {name} are replaced; one undo brings them back.</p>
        )}
      </div>
    </div>
  );
}
