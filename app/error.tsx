"use client";
import { ErrorView } from "@/components/shell/error-view";

export default function ErrorPage({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <ErrorView error={error} onRetry={retry} />;
}
