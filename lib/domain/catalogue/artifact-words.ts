import type { Artifact } from "../pipeline/document";

interface ArtifactRow {
  /** For the label of a line. */
  readonly word: string;
  /** In a select. */
  readonly name: string;
  /** Inside a sentence, with its article. */
  readonly phrase: string;
}

/** Names of artifacts. */
export const artifactRows: { readonly [A in Artifact]: ArtifactRow } = {
  code: { word: "code", name: "Code", phrase: "code" },
  "parent-image": { word: "parent image", name: "Parent image", phrase: "a parent image" },
  tool: { word: "tool", name: "Tool", phrase: "a tool" },
  image: { word: "image", name: "Image", phrase: "an image" },
  container: { word: "container", name: "Container", phrase: "a container" },
  manifest: { word: "manifest", name: "Deployment manifest", phrase: "a deployment manifest" },
  credential: { word: "credential", name: "Credential", phrase: "a credential" },
};
