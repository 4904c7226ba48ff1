import type { CredentialRight } from "../../pipeline/document";
import { entriesAt, textAt, type YamlEntry, type YamlNode } from "../yaml/yaml-node";

/** The permissions that a workflow or a job gives its own token. */
export function permissionsIn(node: YamlNode): YamlEntry | undefined {
  return entriesAt(node).find(([key]) => key === "permissions")?.[1];
}

/** Package rights of a job's own token; undefined if the repository's settings decide, or there are none. */
export function packagesRight(workflow: YamlNode, job: YamlNode): CredentialRight | undefined {
  const said = (permissionsIn(job) ?? permissionsIn(workflow))?.value;
  const level = textAt(said) ?? textAt(said, "packages");
  if (level === "write" || level === "write-all") return "publish";
  return level === "read" || level === "read-all" ? "read" : undefined;
}
