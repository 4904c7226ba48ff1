import { changeEdges, unsaidAfterAnswer, unsaidHandOvers } from "@/lib/domain/edits/edges";
import { allUnsaidHandOvers } from "@/lib/domain/pipeline/unsaid-connections";
import { plural } from "@/lib/domain/words/english";
import type { Editor } from "./editor-state";
import type { Perform } from "./perform";

const question = "automated?";

/** Connections already asked about since the page was opened. */
const asked = new WeakSet<Editor["getState"]>();

/**
 * Marks connections as manual or automated. Drawn connections start without a mark, and there are many: after the first
 * answer the person is asked once about the rest.
 */
export function sayWhoMoves(
  { getState, ask, dismissNotice }: Pick<Editor, "getState" | "ask" | "dismissNotice">,
  perform: Perform,
  edges: Iterable<string>,
  automated: boolean | null,
): void {
  const before = getState().visible;
  perform((pipeline) => changeEdges(pipeline, edges, { automated }));
  const { visible, notices } = getState();
  // A waiting question is asked again, about the rest.
  const open = notices.find(({ text, answers }) => answers !== undefined && text.endsWith(question));
  if (open) dismissNotice(open.id);
  const isFirst = open === undefined && !asked.has(getState);
  const rest = open ? unsaidHandOvers(visible) : isFirst ? unsaidAfterAnswer(before, visible) : [];
  if (rest.length === 0) return;
  asked.add(getState);
  // Connections from people are not asked about, and may remain unmarked.
  const between = rest.length < allUnsaidHandOvers(visible).length ? " between tools" : "";
  const which = plural(rest.length, "the other connection", `the other ${rest.length} connections`) + between;
  const yes = () =>
    perform(
      (pipeline) => {
        // Connections that were marked while the question waited keep their mark.
        const unsaid = rest.filter((id) => pipeline.edges.get(id)?.automated === undefined);
        return changeEdges(pipeline, unsaid, { automated: true });
      },
      { tell: "with undo" },
    );
  ask(`${plural(rest.length, "Is", "Are")} ${which} ${question}`, [
    { text: "Yes", act: yes },
    { text: "No, ask me" },
  ]);
}
