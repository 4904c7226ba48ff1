"use client";
import { Button, buttonClass } from "@/components/ui/button";
import type { WhyNotAnalysed } from "@/lib/domain/posture/words/not-analysed";
import { BarePage } from "./bare-page";
import { NotAnalysed } from "./not-analysed";

export function ErrorView({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const logId = digestOf(error);
  const why = whyNotAnalysed(logId);
  if (why !== undefined) return <NotAnalysed why={why} />;
  return (
    <BarePage title="Page failed to load" lead="An error occurred. Saved work is not lost.">
      {logId !== undefined && (
        <p className="text-soft">
          If it happens again, give your administrator this log id:{" "}
          <code className="font-mono text-ink">{logId}</code>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" onClick={onRetry}>
          Try again
        </Button>
        {/* A full page load: it discards the failed state. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- see above */}
        <a href="/pipelines" className={buttonClass()}>
          Go to pipelines
        </a>
      </div>
    </BarePage>
  );
}

/** As lib/server/pipeline/analyse-watched.ts writes it. */
function whyNotAnalysed(digest: string | undefined): WhyNotAnalysed | undefined {
  const [, why] = /^not-analysed (.+)$/.exec(digest ?? "") ?? [];
  // Our own server wrote it.
  return why === undefined ? undefined : (JSON.parse(why) as WhyNotAnalysed);
}

function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
