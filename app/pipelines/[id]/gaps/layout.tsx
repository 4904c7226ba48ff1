import type { ReactNode } from "react";
import { LiveLayout } from "../live-layout";

interface GapsLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

export default function GapsLayout(props: GapsLayoutProps) {
  return <LiveLayout tab="gaps" {...props} />;
}
