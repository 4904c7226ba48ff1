import type { ReactNode } from "react";
import { LiveLayout } from "../live-layout";

interface WaysInLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

export default function WaysInLayout(props: WaysInLayoutProps) {
  return <LiveLayout tab="ways-in" {...props} />;
}
