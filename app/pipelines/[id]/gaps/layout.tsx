import type { ReactNode } from "react";
import { PostureProvider } from "@/lib/client/posture/posture-context";
import { LiveLayout } from "../live-layout";

interface GapsLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

export default function GapsLayout({ params, children }: GapsLayoutProps) {
  return (
    <LiveLayout tab="gaps" params={params}>
      <PostureProvider>{children}</PostureProvider>
    </LiveLayout>
  );
}
