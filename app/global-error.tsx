"use client";
import { ErrorView } from "@/components/shell/error-view";
import "./globals.css";

/** Stands in for the root layout itself when that fails. */
export default function GlobalErrorPage({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}) {
  return (
    <html lang="en" data-theme="system">
      <head>
        <title>Something failed · Blueline</title>
      </head>
      <body>
        <ErrorView error={error} onRetry={retry} />
      </body>
    </html>
  );
}
