import type { Answers } from "@/lib/domain/interview/answers";
import { setByHand, setPair, setRight } from "@/lib/domain/interview/edit-answers";
import type { Pair } from "@/lib/domain/interview/pairs";
import { askedHandOvers } from "@/lib/domain/interview/read-answers";
import { openPairs } from "@/lib/domain/interview/topics";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { credentialRights } from "@/lib/domain/pipeline/document-lists";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { rightWords } from "@/lib/domain/words/credential-words";
import { handOverSentence } from "@/lib/domain/words/connection-sentence";
import { wordAndMeaning } from "@/lib/domain/words/word";
import { ChoiceList, type Choice } from "./choice-list";
import { OneOf } from "./environment-answer";

export interface AnswerProps {
  readonly legend: string;
  readonly answers: Answers;
  readonly pipeline: Pipeline;
  readonly onChange: (answers: Answers) => void;
}

interface PairsAnswerProps extends AnswerProps {
  readonly topic: "past" | "strangers" | "credentials";
}

/** Which connections of a kind exist. */
export function PairsAnswer({ topic, legend, answers, pipeline, onChange }: PairsAnswerProps) {
  const pairs = openPairs(topic, answers).flat();
  const nameOf = ({ id }: Pair["source"]) => pipeline.nodes.get(id)?.name ?? id;
  const hasSeveralSources = new Set(pairs.map(({ source }) => source.id)).size > 1;
  const words = ({ source, target }: Pair) => {
    if (topic === "past") return `To ${nameOf(target)}`;
    if (topic === "strangers") return `Into ${nameOf(target)}`;
    return `${hasSeveralSources ? `${nameOf(source)}: for` : "For"} ${nameOf(target)}`;
  };
  const toggle = (id: string) => {
    const pair = pairs.find((one) => one.id === id);
    if (pair) onChange(setPair(answers, pair, !pair.isReal));
  };
  return (
    <ChoiceList
      legend={legend}
      choices={pairs.map((pair) => ({ value: pair.id, name: words(pair) }))}
      chosen={pairs.flatMap(({ id, isReal }) => (isReal ? [id] : []))}
      onToggle={toggle}
    />
  );
}

const rightChoices = [
  ...credentialRights.map((value) => ({ value, name: wordAndMeaning(rightWords[value]) })),
  { value: "unknown", name: "Not sure" },
] as const;

/** The credentials that CI stores, and the permission of each. */
export function KeysAnswer({ legend, answers, pipeline, onChange }: AnswerProps) {
  const keys = openPairs("credentials", answers)
    .flat()
    .filter(({ isReal }) => isReal);
  const nameOf = ({ id }: Pair["source"]) => pipeline.nodes.get(id)?.name ?? id;
  return (
    <>
      <PairsAnswer topic="credentials" {...{ legend, answers, pipeline, onChange }} />
      {keys.map(({ id, source, target }) => (
        <OneOf
          key={id}
          legend={`Permission of the key of ${nameOf(source)} for ${nameOf(target)}`}
          isLegendShown
          choices={rightChoices}
          chosen={answers.rights.get(id) ?? "unknown"}
          onChoose={(right) => onChange(setRight(answers, id, right === "unknown" ? undefined : right))}
        />
      ))}
    </>
  );
}

/** The connections that a person makes. */
export function ByHandAnswer({ legend, answers, pipeline, onChange }: AnswerProps) {
  const handOvers = askedHandOvers(pipeline, answers);
  const chosen = handOvers.filter(({ automated }) => automated === false).map(({ id }) => id);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(setByHand(answers, handOvers, next));
  };
  return (
    <ChoiceList
      legend={legend}
      choices={handOverNames(pipeline, handOvers)}
      chosen={chosen}
      onToggle={toggle}
    />
  );
}

function handOverNames({ nodes }: Pipeline, handOvers: readonly PipelineEdge[]): readonly Choice[] {
  const end = (id: string) => nodes.get(id) ?? { name: id };
  return handOvers.map(({ id, source, target, artifact }) => ({
    value: id,
    name: handOverSentence({ artifact }, end(source), end(target)),
  }));
}
