import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import type { Answers } from "@/lib/domain/interview/answers";
import { setPair } from "@/lib/domain/interview/edit-answers";
import {
  askedGroups,
  type End,
  type Pair,
  type PairGroup,
  type PairTopic,
} from "@/lib/domain/interview/pairs";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { handOverSentence } from "@/lib/domain/words/connection-sentence";

interface PairGridsProps {
  readonly topic: PairTopic;
  readonly answers: Answers;
  readonly pipeline: Pipeline;
  readonly onChange: (answers: Answers) => void;
}

/** Which connections exist, if the chosen tools allow more than one. */
export function PairGrids({ topic, answers, pipeline, onChange }: PairGridsProps) {
  return askedGroups(answers, topic).map((group) => (
    <PairGrid
      key={group.pairs[0]?.id}
      group={group}
      pipeline={pipeline}
      onSet={(pair, isReal) => onChange(setPair(answers, pair, isReal))}
    />
  ));
}

interface PairGridProps {
  readonly group: PairGroup;
  readonly pipeline: Pipeline;
  readonly onSet: (pair: Pair, isReal: boolean) => void;
}

/** A checkbox for each pair of a source (row) and a target (column). */
function PairGrid({ group, pipeline, onSet }: PairGridProps) {
  const nameOf = ({ id }: End) => pipeline.nodes.get(id)?.name ?? id;
  const node = ({ id }: End) => pipeline.nodes.get(id) ?? { name: id };
  const pairAt = (source: End, target: End) =>
    group.pairs.find((pair) => pair.source.id === source.id && pair.target.id === target.id);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">
        {group.topic === "promotion" ? promotionWords[group.artifact] : artifactWords(group.artifact)}
      </legend>
      <div className="max-w-full overflow-x-auto rounded-control border border-line-strong">
        <table className="w-full border-collapse">
          <thead>
            <tr>
              <th scope="col" className="px-2.5 py-1.5 text-left text-tiny font-normal text-soft">
                from, to
              </th>
              {group.targets.map((target) => (
                <th
                  key={target.id}
                  scope="col"
                  className="px-1.5 py-1.5 text-center text-tiny font-medium break-words"
                >
                  {nameOf(target)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {group.sources.map((source) => (
              <tr key={source.id} className="border-t border-line">
                <th scope="row" className="px-2.5 py-1 text-left font-normal break-words">
                  {nameOf(source)}
                </th>
                {group.targets.map((target) => {
                  const pair = pairAt(source, target);
                  return (
                    <td key={target.id} className="text-center">
                      {pair && (
                        <label className="inline-grid min-h-9 w-full min-w-11 cursor-pointer place-items-center hover:bg-bg max-lg:min-h-11">
                          <input
                            type="checkbox"
                            aria-label={handOverSentence(
                              { artifact: pair.artifact },
                              node(source),
                              node(target),
                            )}
                            checked={pair.isReal}
                            onChange={({ target: box }) => onSet(pair, box.checked)}
                            className="size-4 accent-primary"
                          />
                        </label>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}

const promotionWords: { readonly [artifact: string]: string } = {
  image: "Images are copied from one registry to another",
  manifest: "Releases move from one environment to another",
};

function artifactWords(artifact: PairGroup["artifact"]): string {
  return `Connections that carry ${artifactRows[artifact].phrase}`;
}
