import type { Environment, PipelineNode } from "../pipeline/document";
import { hasEnvironment } from "../pipeline/is-runner";
import type { OperationBody } from "../pipeline/operations";
import { plural } from "../words/english";
import { environmentIn, wordsOf } from "../words/environment-in";
import { environmentWords } from "../words/environment-words";
import type { Edit } from "./edit";
import { nodesText } from "./nodes";

/**
 * An edit that gives these nodes a name, or puts them in a zone of that name, with what the name tells: those that
 * belong to an environment, and of which nobody said which, get the one that it names ("EKS staging", the zone "Staging"),
 * and that is said. Production is what counts where nothing is said, and so is not set.
 */
export function withEnvironmentTold(edit: Edit, nodes: readonly PipelineNode[], name: string): Edit {
  const environment = environmentIn(wordsOf(name));
  const told = nodes.filter((node) => hasEnvironment(node) && node.environment === undefined);
  if (environment === undefined || environment === "production" || told.length === 0) return edit;
  return {
    ...edit,
    operations: [...edit.operations, ...told.map(({ id }) => environmentOf(id, environment))],
    besides: `${plural(told.length, "It counts", `${nodesText(told)} count`)} as ${environmentWords[environment].word.toLowerCase()} now, as the name says.`,
  };
}

function environmentOf(node: string, environment: Environment): OperationBody {
  return { type: "node.changed", node, set: { environment } };
}
