import "server-only";
import type { ReactNode } from "react";
import { NotAnalysed } from "@/components/shell/not-analysed";
import { NotAnalysedError } from "@/lib/server/pipeline/analyse-watched";

interface PipelinePageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** Wraps a page that needs the analysis. If the map can't be analysed, another page says so. */
export function orNotAnalysed<Props extends PipelinePageProps>(page: (props: Props) => Promise<ReactNode>) {
  return async function PageOrNotAnalysed(props: Props): Promise<ReactNode> {
    try {
      return await page(props);
    } catch (error) {
      if (!(error instanceof NotAnalysedError)) throw error;
      const { id } = await props.params;
      return <NotAnalysed why={error.why} pipeline={id} />;
    }
  };
}
