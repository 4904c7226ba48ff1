import type { Environment, PipelineNode } from "../pipeline/document";
import { hasEnvironment } from "../pipeline/runners";
import type { OperationBody } from "../pipeline/operations";
import { plural } from "../words/english";
import { environmentIn, wordsOf } from "../words/environment-in";
import { environmentWords } from "../words/environment-words";
import type { Edit } from "./edit";
import { nodesText } from "./nodes";

/**
 * An edit that gives a node a name, or puts nodes in a zone of that name, with what the name tells: those that belong to an
 * environment get the one that it names ("EKS staging", the zone "Staging"), where nobody said which, or where the node's
 * own name told another until now. Where they count otherwise than before, that is said; production counts where nothing is said.
 * @param isRenamed it is the node's own name.
 */
export function withEnvironmentTold(
  edit: Edit,
  nodes: readonly PipelineNode[],
  name: string,
  isRenamed = false,
): Edit {
  const environment = environmentIn(wordsOf(name));
  if (environment === undefined) return edit;
  const isTold = ({ environment: before, name: called }: PipelineNode) =>
    before === undefined ||
    (isRenamed && before !== environment && before === environmentIn(wordsOf(called)));
  const told = nodes.filter((node) => hasEnvironment(node) && isTold(node));
  const counted = told.filter(({ environment: before = "production" }) => before !== environment);
  return {
    ...edit,
    operations: [...edit.operations, ...told.map(({ id }) => environmentOf(id, environment))],
    ...(counted.length > 0 && {
      besides: `${plural(counted.length, "It counts", `${nodesText(counted)} count`)} as ${environmentWords[environment].word.toLowerCase()} now, as the name says.`,
    }),
  };
}

function environmentOf(node: string, environment: Environment): OperationBody {
  return { type: "node.changed", node, set: { environment } };
}
