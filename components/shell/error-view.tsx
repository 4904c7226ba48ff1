"use client";
import { Button, buttonClass } from "@/components/ui/button";
import { BarePage } from "./bare-page";

export function ErrorView({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const logId = digestOf(error);
  return (
    <BarePage
      title="This page could not be shown"
      lead="Something failed on the way. Nothing that was saved is lost."
    >
      {logId !== undefined && (
        <p className="text-soft">
          If it happens again, tell the person who runs Blueline this log id:{" "}
          <code className="font-mono text-ink">{logId}</code>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" onClick={onRetry}>
          Try again
        </Button>
        {/* A whole page load: whatever state failed is gone with it. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- see above */}
        <a href="/pipelines" className={buttonClass()}>
          Go to pipelines
        </a>
      </div>
    </BarePage>
  );
}

function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
