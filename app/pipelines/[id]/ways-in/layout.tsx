import type { ReactNode } from "react";
import { PostureProvider } from "@/lib/client/posture/posture-context";
import { LiveLayout } from "../live-layout";

interface WaysInLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

export default function WaysInLayout({ params, children }: WaysInLayoutProps) {
  return (
    <LiveLayout tab="ways-in" params={params}>
      <PostureProvider>{children}</PostureProvider>
    </LiveLayout>
  );
}
