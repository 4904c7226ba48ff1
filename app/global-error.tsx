"use client";
import { ErrorView } from "@/components/shell/error-view";
import { themeInCookies } from "@/components/shell/theme";
import "./globals.css";

/** The page of every error that no page caught. Takes the place of the root layout itself. */
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
        <title>Something failed · Blueline</title>
      </head>
      <body>
        <ErrorView error={error} onRetry={retry} />
      </body>
    </html>
  );
}
