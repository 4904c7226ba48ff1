import { Choice } from "@/components/ui/choice";
import type { EdgeSetting } from "@/lib/domain/edits/edges";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { chosenIn, type HandOverQuestion } from "./connection-options";

interface HandOverChoiceProps {
  readonly question: HandOverQuestion;
  /** The connections that the question applies to. */
  readonly edges: readonly PipelineEdge[];
  readonly label: string;
  readonly isReadOnly: boolean;
  readonly onSet: (set: EdgeSetting) => void;
}

const differ = { value: "differ", label: "They differ" };

/** One question, answered for all of these connections. */
export function HandOverChoice({ question, edges, label, isReadOnly, onSet }: HandOverChoiceProps) {
  const [first = "", ...others] = new Set(edges.map((edge) => chosenIn(question, edge)));
  const isSame = others.length === 0;
  return (
    <Choice
      label={label}
      value={isSame ? first : differ.value}
      options={isSame ? question.options : [differ, ...question.options]}
      isReadOnly={isReadOnly}
      onChange={(value) => {
        const chosen = question.options.find((option) => option.value === value);
        if (chosen) onSet(chosen.set);
      }}
    />
  );
}
