import type { Environment, PipelineNode } from "../pipeline/document";
import { hasEnvironment } from "../pipeline/runners";
import type { OperationBody } from "../pipeline/operations";
import { plural } from "../words/english";
import { environmentIn, wordsOf } from "../words/environment-in";
import { environmentWords } from "../words/environment-words";
import type { Edit } from "./edit";
import { nodesText } from "./nodes";

/**
 * Adds the environment to an edit that names a node or puts nodes in a zone ("EKS staging", the zone "Staging"). Applies to nodes
 * without an environment, or whose old name implied theirs. Tells if a node counts differently then; no environment is production.
 * @param isRenamed the name is the node's own
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
      besides: `${plural(counted.length, "It counts", `${nodesText(counted)} count`)} as ${environmentWords[environment].word.toLowerCase()} now, because of the name.`,
    }),
  };
}

function environmentOf(node: string, environment: Environment): OperationBody {
  return { type: "node.changed", node, set: { environment } };
}
