import { portfolioSentence } from "@/lib/domain/portfolio/portfolio-sentence";
import type { ListedPipeline } from "@/lib/domain/portfolio/select-pipelines";

/** @param pipelines most urgent first */
export function PortfolioHeadline({ pipelines }: { readonly pipelines: readonly ListedPipeline[] }) {
  const { lead, next } = portfolioSentence(pipelines);
  return (
    <h1 className="mb-3 text-[1.125rem] leading-7 break-words">
      <span className="sr-only">Pipelines: </span>
      <b>{lead}</b> <span className="font-normal text-soft">{next}</span>
    </h1>
  );
}
