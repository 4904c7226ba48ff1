import { Button } from "@/components/ui/button";
import { splitTool } from "@/lib/domain/interview/edit-answers";
import { choiceOf, environmentsOf } from "@/lib/domain/interview/answers";
import { environmentWords } from "@/lib/domain/words/environment-words";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import type { AnswerProps } from "./connection-answers";

/** Hosts that several environments would share: a container breakout in one reaches the other. */
export function SharedHosts({ answers, pipeline, onChange }: Omit<AnswerProps, "legend">) {
  const environmentNames = environmentsOf(answers.tools).map((one) =>
    environmentWords[one].word.toLowerCase(),
  );
  const shared = answers.tools.hosts.filter(({ environment }) => environment === undefined);
  if (answers.tools.orchestrators.length === 0 || environmentNames.length < 2) return null;
  return shared.map((tool) => {
    const name = pipeline.nodes.get(tool.id)?.name ?? choiceOf(tool);
    return (
      <p key={tool.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {name} is shared by {joinWithAnd(environmentNames)}.
        <Button onClick={() => onChange(splitTool(answers, "hosts", tool, pipeline))}>
          No, each has its own
        </Button>
      </p>
    );
  });
}
