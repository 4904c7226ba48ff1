import type { ReactNode } from "react";
import { LiveLayout } from "../live-layout";

interface CommentsLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

export default function CommentsLayout(props: CommentsLayoutProps) {
  return <LiveLayout tab="comments" {...props} />;
}
