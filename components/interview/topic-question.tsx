import { ArrowLeft, ArrowRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { TopicStep } from "@/lib/domain/interview/steps";
import { withoutAnswer, type TopicId } from "@/lib/domain/interview/topics";
import {
  registryCalled,
  setByHand,
  setCiBuilds,
  setDeploysBy,
  setPinned,
  toggleImage,
  toggleParent,
  toggleTool,
  withRestAutomated,
} from "@/lib/domain/interview/edit-answers";
import type { Passed } from "./kept-place";
import { EnvironmentAnswer, OneOf } from "./environment-answer";
import { askedHandOvers } from "@/lib/domain/interview/read-answers";
import { type AnswerProps, ByHandAnswer, KeysAnswer, PairsAnswer } from "./connection-answers";
import { PairGrids } from "./pair-grid";
import { QuestionHeading } from "./question-heading";
import { useFirstField } from "./use-first-field";
import type { Interview } from "./use-interview";
import { type Answers, choiceOf, type Slot, slotRow, targetsOf } from "@/lib/domain/interview/answers";
import { ChoiceList, type Choice } from "./choice-list";
import { NodeMark } from "@/components/marks/node-mark";
import { choicesFor } from "@/lib/domain/interview/choices";
import { readToolName } from "@/lib/domain/catalogue/read-tool-name";
import { aliasesOf } from "@/lib/domain/catalogue/aliases";
import { technologyName } from "@/lib/domain/catalogue/technologies";
import { SharedHosts } from "./shared-hosts";

interface TopicAnswerProps extends AnswerProps {
  readonly topic: TopicId;
}

const names = { label: "Name", placeholder: "payments-api" };

const references = { label: "Reference", placeholder: "ubuntu:24.04" };

const tools = {
  label: "Find a tool, or name your own",
  placeholder: "Type a name",
};

/** Every pipeline has at least one of these. */
const alwaysSome: ReadonlySet<TopicId> = new Set(["environment", "images", "connections"]);

const ciItself = "\nci";

const aPerson = "\nperson";

interface TopicQuestionProps {
  readonly interview: Interview;
  readonly step: TopicStep;
  readonly progress: string;
  readonly onBack: (() => void) | undefined;
  readonly onNext: (passed: Passed | undefined) => void;
}

export function TopicQuestion({ interview, step, progress, onBack, onNext }: TopicQuestionProps) {
  const { topic } = step;
  const { pipeline, change } = interview;
  const answers = interview.answers();
  const leave = (as: "none" | "unknown") => {
    const isNothingByHand = topic.id === "byHand" && as === "none";
    const next = isNothingByHand
      ? setByHand(answers, askedHandOvers(pipeline, answers), new Set())
      : withoutAnswer(topic.id, answers);
    if (change(next, topic.about)) onNext(isNothingByHand ? undefined : as);
  };
  const passed = step.isAnswered ? undefined : interview.passed[step.key];
  const form = useFirstField(!interview.hasMoved);
  return (
    <form
      ref={form}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (topic.id === "byHand" && passed !== "unknown") {
          const next = withRestAutomated(answers, askedHandOvers(pipeline, answers));
          if (change(next, topic.about)) onNext(undefined);
        } else onNext(step.isAnswered ? undefined : passed);
      }}
    >
      <QuestionHeading
        progress={progress}
        question={topic.question}
        hint={topic.hint}
        takesFocus={interview.hasMoved}
      />
      {passed !== undefined && passed !== "skipped" && (
        <p className="text-soft">
          Your answer: {passed === "none" ? "none." : "I don't know. It is left out, and named at the end."}
        </p>
      )}
      <TopicAnswer
        topic={topic.id}
        legend={topic.question}
        answers={answers}
        pipeline={pipeline}
        onChange={(next) => change(next, topic.about)}
      />
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        {onBack && (
          <Button onClick={onBack}>
            <ArrowLeft aria-hidden size={14} />
            Back
          </Button>
        )}
        <Button type="submit" tone="primary">
          Next
          <ArrowRight aria-hidden size={14} />
        </Button>
        {!alwaysSome.has(topic.id) && <Button onClick={() => leave("none")}>None</Button>}
        <Button onClick={() => leave("unknown")}>I don't know</Button>
      </div>
    </form>
  );
}

function TopicAnswer({ topic, legend, answers, pipeline, onChange }: TopicAnswerProps) {
  switch (topic) {
    case "images":
      return (
        <ChoiceList
          legend={legend}
          choices={[]}
          chosen={answers.images.map(({ name }) => name)}
          onToggle={(name) => onChange(toggleImage(answers, name, pipeline))}
          search={names}
        />
      );
    case "parents":
      return (
        <ChoiceList
          legend={legend}
          choices={[]}
          chosen={answers.parents}
          onToggle={(ref) => onChange(toggleParent(answers, ref, pipeline))}
          search={references}
          told={(typed) => registryCalled(typed) && "the registry that they come from, and no image"}
        />
      );
    case "environment":
      return <EnvironmentAnswer {...{ legend, answers, pipeline, onChange }} />;
    case "promotion":
    case "connections":
      return <PairGrids {...{ topic, answers, pipeline, onChange }} />;
    case "past":
    case "strangers":
      return <PairsAnswer {...{ topic, legend, answers, pipeline, onChange }} />;
    case "credentials":
      return <KeysAnswer {...{ legend, answers, pipeline, onChange }} />;
    case "packages":
      return <PackagesAnswer {...{ legend, answers, pipeline, onChange }} />;
    case "hosts":
      return (
        <>
          <ToolsAnswer {...{ topic, legend, answers, pipeline, onChange }} />
          <SharedHosts {...{ answers, pipeline, onChange }} />
        </>
      );
    case "builds":
      return <BuildsAnswer {...{ legend, answers, pipeline, onChange }} />;
    case "deploys":
      return <DeploysAnswer {...{ legend, answers, pipeline, onChange }} />;
    case "byHand":
      return <ByHandAnswer {...{ legend, answers, pipeline, onChange }} />;
    default:
      return <ToolsAnswer {...{ topic, legend, answers, pipeline, onChange }} />;
  }
}

function ToolsAnswer({ topic, legend, answers, pipeline, onChange }: AnswerProps & { readonly topic: Slot }) {
  return (
    <ChoiceList
      legend={legend}
      choices={toolChoices(topic, answers)}
      chosen={answers.tools[topic].map(choiceOf)}
      onToggle={(choice) => onChange(toggleTool(answers, topic, choice, pipeline))}
      search={tools}
      told={(typed) => toldText(topic, typed)}
    />
  );
}

function BuildsAnswer({ legend, answers, pipeline, onChange }: AnswerProps) {
  const own = answers.tools.ci.length > 0 ? [{ value: ciItself, name: "CI itself" }] : [];
  const chosen = [...(answers.ciBuilds === true ? [ciItself] : []), ...answers.tools.builders.map(choiceOf)];
  const toggle = (value: string) => {
    if (value === ciItself)
      return onChange(setCiBuilds(answers, answers.ciBuilds === true ? undefined : true));
    const next = toggleTool(answers, "builders", value, pipeline);
    // A person who names a builder but not CI has answered that CI does not build.
    onChange(next.tools.ci.length > 0 && next.ciBuilds === undefined ? setCiBuilds(next, false) : next);
  };
  return (
    <ChoiceList
      legend={legend}
      choices={[...own, ...toolChoices("builders", answers)]}
      chosen={chosen}
      onToggle={toggle}
      search={tools}
      told={(typed) => toldText("builders", typed)}
    />
  );
}

const pinnedChoices = [
  { value: "pinned", name: "Pinned: digest, commit, lock file" },
  { value: "floating", name: "Not pinned: tag, branch, range" },
  { value: "unknown", name: "Not sure" },
] as const;

/** The sources of tools, and for each whether its downloads are pinned. */
function PackagesAnswer({ legend, answers, pipeline, onChange }: AnswerProps) {
  const chosen = answers.tools.packages;
  return (
    <>
      <ChoiceList
        legend={legend}
        choices={toolChoices("packages", answers)}
        chosen={chosen.map(choiceOf)}
        onToggle={(choice) => onChange(toggleTool(answers, "packages", choice, pipeline))}
        search={tools}
      />
      {chosen.map(({ id }) => {
        const isPinned = answers.pinned.get(id);
        return (
          <OneOf
            key={id}
            legend={`Downloads from ${pipeline.nodes.get(id)?.name ?? id} are`}
            isLegendShown
            choices={pinnedChoices}
            chosen={isPinned === undefined ? "unknown" : isPinned ? "pinned" : "floating"}
            onChoose={(next) =>
              onChange(setPinned(answers, id, next === "unknown" ? undefined : next === "pinned"))
            }
          />
        );
      })}
    </>
  );
}

function DeploysAnswer({ legend, answers, pipeline, onChange }: AnswerProps) {
  const { ci, person } = answers.deploysBy;
  const hasTarget = targetsOf(answers.tools).length > 0;
  const own = [
    ...(hasTarget && answers.tools.ci.length > 0 ? [{ value: ciItself, name: "The CI" }] : []),
    ...(hasTarget ? [{ value: aPerson, name: "A person, manually" }] : []),
  ];
  const chosen = [
    ...(ci ? [ciItself] : []),
    ...(person ? [aPerson] : []),
    ...answers.tools.delivery.map(choiceOf),
  ];
  const toggle = (value: string) => {
    if (value === ciItself) return onChange(setDeploysBy(answers, { ci: !ci, person }));
    if (value === aPerson) return onChange(setDeploysBy(answers, { ci, person: !person }));
    onChange(toggleTool(answers, "delivery", value, pipeline));
  };
  return (
    <ChoiceList
      legend={legend}
      choices={[...own, ...toolChoices("delivery", answers)]}
      chosen={chosen}
      onToggle={toggle}
      search={tools}
    />
  );
}

function toolChoices(slot: Slot, answers: Answers): readonly Choice[] {
  const { kind } = slotRow(slot);
  return choicesFor(slot, answers).map(({ id, name }) => ({
    value: id,
    name,
    words: [id, ...aliasesOf(id)],
    mark: <NodeMark node={{ kind, technologies: [id] }} />,
  }));
}

/** The interpretation of a tool name that is not in the list. */
function toldText(slot: Slot, typed: string): string | undefined {
  const { technology, environment } = readToolName(typed, slotRow(slot).kind);
  const parts = [
    ...(technology === undefined ? [] : [technologyName(technology)]),
    ...(environment === undefined ? [] : [`in ${environment}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}
