import { bundleScan } from "../../scripts/bundle-scan.mjs";

/** What reads a repository's files, as the built server starts it, of the sources as they are now. */
export default async function setup(): Promise<void> {
  await bundleScan(".cache/scan-process.mjs");
}
