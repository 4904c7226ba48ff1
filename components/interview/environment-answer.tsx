import { useId } from "react";
import { type Answers, placedTools } from "@/lib/domain/interview/answers";
import { setEnvironment } from "@/lib/domain/interview/edit-answers";
import { environments } from "@/lib/domain/pipeline/document-lists";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { environmentWords } from "@/lib/domain/words/environment-words";

interface EnvironmentAnswerProps {
  readonly legend: string;
  readonly answers: Answers;
  readonly pipeline: Pipeline;
  readonly onChange: (answers: Answers) => void;
}

const environmentChoices = environments.map((value) => ({ value, name: environmentWords[value].word }));

/** The environment of each deployment target, and of each of several registries. */
export function EnvironmentAnswer({ legend, answers, pipeline, onChange }: EnvironmentAnswerProps) {
  const targets = placedTools(answers.tools);
  return targets.map(({ id, environment }) => (
    <OneOf
      key={id}
      legend={targets.length === 1 ? legend : (pipeline.nodes.get(id)?.name ?? id)}
      isLegendShown={targets.length > 1}
      choices={environmentChoices}
      chosen={environment}
      onChoose={(next) => onChange(setEnvironment(answers, id, next))}
    />
  ));
}

interface OneOfProps<Value extends string> {
  readonly legend: string;
  readonly isLegendShown: boolean;
  readonly choices: readonly { readonly value: Value; readonly name: string }[];
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value) => void;
}

export function OneOf<Value extends string>({
  legend,
  isLegendShown,
  choices,
  chosen,
  onChoose,
}: OneOfProps<Value>) {
  const name = useId();
  return (
    <fieldset className="grid gap-1.5 sm:grid-cols-2">
      <legend className={isLegendShown ? "mb-1 font-medium" : "sr-only"}>{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={`flex h-full min-h-9 cursor-pointer items-center gap-2 rounded-control border px-2.5 py-1 ${chosen === choice.value ? "border-blue bg-blue-soft" : "border-line-strong bg-panel hover:bg-bg"}`}
        >
          <input
            type="radio"
            name={name}
            checked={chosen === choice.value}
            onChange={() => onChoose(choice.value)}
            className="size-4 shrink-0 accent-primary"
          />
          {choice.name}
        </label>
      ))}
    </fieldset>
  );
}
