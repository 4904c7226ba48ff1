import "server-only";
import { runWrite } from "../db";
import type { Head } from "./pipeline-state";

/** What the list shows of a pipeline, as of a revision. */
export interface ListedFacts {
  readonly summary: string;
  readonly summaryValidUntil: string | null;
  readonly portfolio: string;
}

/** Keeps them beside the pipeline, unless a commit, or an erasure, was faster: what that wrote is newer. */
export async function keepFacts(
  id: string,
  { revision, erasures }: Pick<Head, "revision" | "erasures">,
  facts: ListedFacts,
): Promise<void> {
  await runWrite((transaction) =>
    transaction.pipeline.updateMany({
      where: { id, revision, erasures },
      data: { ...facts, portfolioRevision: revision },
    }),
  );
}
