import type { ReactNode } from "react";
import { LiveLayout } from "../live-layout";

interface RunningLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

export default function RunningLayout(props: RunningLayoutProps) {
  return <LiveLayout tab="running" {...props} />;
}
