"use client";
import { ErrorView } from "@/components/shell/error-view";
import { themeInCookies } from "@/components/shell/theme";
import "./globals.css";

/** The page for uncaught errors. It replaces the root layout. */
export default function GlobalErrorPage({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}) {
  const theme = typeof document === "undefined" ? "system" : themeInCookies(document.cookie);
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <title>Error · Blueline</title>
      </head>
      <body>
        <ErrorView error={error} onRetry={retry} />
      </body>
    </html>
  );
}
