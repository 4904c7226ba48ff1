import type { Artifact } from "../pipeline/document";

interface ArtifactRow {
  /** As short as the label of a line needs it. */
  readonly word: string;
  /** In a list to choose from. */
  readonly name: string;
  /** In a sentence, with its article. */
  readonly phrase: string;
}

/** What each artifact is called, wherever it is named. */
export const artifactRows: { readonly [A in Artifact]: ArtifactRow } = {
  code: { word: "code", name: "Code", phrase: "code" },
  "parent-image": { word: "parent image", name: "Parent image", phrase: "a parent image" },
  tool: { word: "tool", name: "Tool", phrase: "a tool" },
  image: { word: "image", name: "Image", phrase: "an image" },
  container: { word: "container", name: "Container", phrase: "a container" },
  manifest: { word: "manifest", name: "Deployment manifest", phrase: "a deployment manifest" },
  credential: { word: "credential", name: "Credential", phrase: "a credential" },
};
