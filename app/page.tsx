import { redirect } from "next/navigation";
import { requirePageViewer } from "@/app/require-page-viewer";
import { findFirstMap } from "@/lib/server/demo/find-first-map";
import { getEnv } from "@/lib/server/env";

export default async function HomePage(): Promise<never> {
  const map = await mapOfDemo();
  redirect(map === undefined ? "/pipelines" : `/pipelines/${map}`);
}

async function mapOfDemo(): Promise<string | undefined> {
  if (!getEnv().isDemo) return undefined;
  await requirePageViewer("/");
  return findFirstMap();
}
